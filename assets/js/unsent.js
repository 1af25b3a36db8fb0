// Words of a part that never reached the server, on every page but the one that sends them.
const PREFIX = "koll-together:";

export function showUnsent() {
  const template = document.querySelector("template[data-koll-unsent]");
  if (!template || document.querySelector("form[data-together]")) return;
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    const { text, person } = JSON.parse(localStorage.getItem(key));
    if (person !== template.dataset.kollUnsent) continue; // somebody else's, who uses the same device
    const box = template.content.firstElementChild.cloneNode(true);
    const area = box.querySelector("textarea");
    area.value = text;
    box.querySelector("a").href = key.slice(PREFIX.length).replace(/tillsammans\/.*$/, "");
    box.querySelector("[data-do=copy]").addEventListener("click", async (event) => {
      await navigator.clipboard.writeText(text).catch(() => area.select());
      event.target.textContent = event.target.dataset.done;
    });
    box.querySelector("[data-do=drop]").addEventListener("click", () => {
      localStorage.removeItem(key);
      box.remove();
    });
    template.after(box);
  }
}
