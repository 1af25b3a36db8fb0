// Opens and closes a knot of the thread where it stands; the answer is the same page that the link leads to.
export function turnKnots() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-koll-turn]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const address = link.href.split("#")[0];
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-koll-tree]");
      const old = document.querySelector("[data-koll-tree]");
      const left = old.scrollLeft;
      old.replaceWith(fresh);
      fresh.scrollLeft = left;
      history.replaceState(null, "", address);
      document.querySelector(`[data-koll-turn="${CSS.escape(link.dataset.kollTurn)}"]`)?.focus({ preventScroll: true });
    } catch {
      location.assign(link.href); // the page itself says what is wrong
    }
  });
}
