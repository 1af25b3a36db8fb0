// Shows what fits while it is typed, in place of what fitted before; the answer is the same page that a sent form gets.
import { around, find } from "./dom.js";

const PAUSE = 150;

export function searchWhileTyping() {
  const form = find(document, "[data-koll-search]", HTMLFormElement);
  if (!form) return;
  let timer = 0;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(form, ++asked, () => asked), PAUSE);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {number} number which question this is
 * @param {() => number} latest
 */
async function ask(form, number, latest) {
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)]); // the form of the search sends no files
  const address = `${form.action}?${new URLSearchParams(fields)}`;
  try {
    const answer = await fetch(address);
    if (!answer.ok || number !== latest()) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("found");
    const status = document.querySelector("#found [role=status]");
    const words = found?.querySelector("[role=status]");
    if (!found || !status || !words) return;
    status.textContent = words.textContent; // the same element, so that a screen reader says it
    words.replaceWith(status);
    document.getElementById("found")?.replaceWith(found);
    history.replaceState(null, "", address);
  } catch {
    // No connection: what was found stays, and the button still asks.
  }
}

// A slash goes to the search, as on many sites, unless something is being written.
export function slashSearches() {
  document.addEventListener("keydown", (event) => {
    const writing = around(event.target, "input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = find(document, "[data-koll-search] input[type=search]");
    const link = find(document, "[data-koll-find]", HTMLAnchorElement);
    if (!box && !link) return;
    event.preventDefault();
    if (box) box.focus();
    else if (link) location.assign(link.href);
  });
}
