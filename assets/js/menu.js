// Folds the places behind a button where the page is narrow; without this script they stand in a row that scrolls.
import { find } from "./dom.js";

export function foldMenu() {
  const button = find(document, "[data-koll-menu]");
  const places = find(document, ".koll-places");
  if (!button || !places) return;
  button.hidden = false;
  document.documentElement.classList.add("koll-has-script");
  const open = (/** @type {boolean} */ is) => {
    places.toggleAttribute("data-open", is);
    button.setAttribute("aria-expanded", String(is));
  };
  button.addEventListener("click", () => open(!places.hasAttribute("data-open")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (places.hasAttribute("data-open")) {
      open(false);
      button.focus();
    }
    const me = find(document, ".koll-me[open]", HTMLDetailsElement);
    if (me) {
      me.open = false;
      me.querySelector("summary")?.focus();
    }
  });
}
