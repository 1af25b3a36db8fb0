// Shows what fits while it is typed, in place of what fitted before; the answer is the same page that a sent form gets.
const PAUSE = 150;

export function searchWhileTyping() {
  const form = document.querySelector("[data-koll-search]");
  if (!form) return;
  let timer = 0;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(form, ++asked, () => asked), PAUSE);
  });
}

async function ask(form, number, latest) {
  const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  try {
    const answer = await fetch(address);
    if (!answer.ok || number !== latest()) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("found");
    const status = document.querySelector("#found [role=status]");
    if (!found || !status) return;
    const words = found.querySelector("[role=status]");
    status.textContent = words.textContent; // the same element, so that a screen reader says it
    words.replaceWith(status);
    document.getElementById("found").replaceWith(found);
    history.replaceState(null, "", address);
  } catch {
    // No connection: what was found stays, and the button still asks.
  }
}

// A slash goes to the search, as on many sites, unless something is being written.
export function slashSearches() {
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("[data-koll-search] input[type=search]");
    const link = document.querySelector("[data-koll-find]");
    if (!box && !link) return;
    event.preventDefault();
    if (box) box.focus();
    else location.assign(link.href);
  });
}
