// Words of a part that never reached the server, on the page where somebody lands who may no longer write there.
const PREFIX = "koll-together:";

export function showUnsent() {
  const place = document.querySelector("[data-koll-unsent]");
  if (!place) return;
  const start = `${PREFIX}${place.dataset.kollUnsent}`;
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(start))) {
    const { text } = JSON.parse(localStorage.getItem(key));
    const box = place.querySelector("template").content.firstElementChild.cloneNode(true);
    const area = box.querySelector("textarea");
    area.value = text;
    box.querySelector("[data-do=copy]").addEventListener("click", async (event) => {
      await navigator.clipboard.writeText(text).catch(() => area.select());
      event.target.textContent = event.target.dataset.done;
    });
    box.querySelector("[data-do=drop]").addEventListener("click", () => {
      localStorage.removeItem(key);
      box.remove();
    });
    place.append(box);
  }
}
