// The colours of the device, or the ones the person has chosen on it.
const KEY = "koll-colours";

export function chooseScheme() {
  const root = document.documentElement;
  root.dataset.colorScheme = localStorage.getItem(KEY) ?? "auto";
  const box = document.querySelector("[data-koll-scheme]");
  if (!box) return;
  box.hidden = false;
  const mark = () =>
    box.querySelectorAll("button").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.scheme === root.dataset.colorScheme)));
  box.addEventListener("click", (event) => {
    const scheme = event.target.closest("[data-scheme]")?.dataset.scheme;
    if (!scheme) return;
    root.dataset.colorScheme = scheme;
    localStorage.setItem(KEY, scheme);
    mark();
  });
  mark();
}
