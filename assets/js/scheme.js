// The colours of the device, or the ones the person has chosen on it.
import { around, find, findAll } from "./dom.js";

const KEY = "koll-colours";

export function chooseScheme() {
  const root = document.documentElement;
  root.dataset.colorScheme = localStorage.getItem(KEY) ?? "auto";
  const box = find(document, "[data-koll-scheme]");
  if (!box) return;
  box.hidden = false;
  const mark = () => {
    for (const button of findAll(box, "button")) {
      button.setAttribute("aria-pressed", String(button.dataset.scheme === root.dataset.colorScheme));
    }
  };
  box.addEventListener("click", (event) => {
    const scheme = around(event.target, "[data-scheme]")?.dataset.scheme;
    if (!scheme) return;
    root.dataset.colorScheme = scheme;
    localStorage.setItem(KEY, scheme);
    mark();
  });
  mark();
}
