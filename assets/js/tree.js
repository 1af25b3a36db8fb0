// Opens and closes a knot of the thread where it stands; the answer is the same page that the link leads to.
import { around, find } from "./dom.js";

export function turnKnots() {
  document.addEventListener("click", async (event) => {
    const link = around(event.target, "[data-koll-turn]", HTMLAnchorElement);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const address = link.href.split("#")[0];
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = find(page, "[data-koll-tree]");
      const old = find(document, "[data-koll-tree]");
      if (!fresh || !old) throw new Error("There is no thread in the answer.");
      const left = old.scrollLeft;
      old.replaceWith(fresh);
      fresh.scrollLeft = left;
      history.replaceState(null, "", address);
      find(document, `[data-koll-turn="${CSS.escape(link.dataset.kollTurn ?? "")}"]`)?.focus({ preventScroll: true });
    } catch {
      location.assign(link.href); // the page itself says what is wrong
    }
  });
}
