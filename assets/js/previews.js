// What a link to a goal or a decision leads to, shown beside it while one points at it or comes to it with the keyboard.
const LINKS = ["/styrningen/", "/beslut/", "/oppet/styrningen/", "/oppet/beslut/"]
  .flatMap((start) => [`.koll-words a[href^="${start}"]`, `.koll-editor a[href^="${start}"]`])
  .join(",");
const PAUSE = 300;
const MOST = 280;
const pages = new Map();

// The page itself says what it is, so that the words are today's and nobody sees more than they may.
async function about(address) {
  if (!pages.has(address)) {
    const asked = fetch(address).then(async (answer) => {
      if (!answer.ok || new URL(answer.url).pathname !== new URL(address, location).pathname) return null;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const heading = page.querySelector("main h1")?.textContent.trim();
      const words = page.querySelector("main .koll-words, main .koll-lede")?.textContent.replace(/\s+/g, " ").trim() ?? "";
      return heading ? { heading, words: words.length > MOST ? `${words.slice(0, MOST)} …` : words } : null;
    });
    pages.set(address, asked.catch(() => null));
  }
  return pages.get(address);
}

export function previewLinks() {
  const box = document.createElement("div");
  box.className = "koll-preview";
  box.id = "koll-preview";
  box.role = "tooltip";
  box.hidden = true;
  let link = null;
  let timer = 0;

  function hide() {
    clearTimeout(timer);
    if (link?.getAttribute("aria-describedby") === box.id) link.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  }

  async function show(next) {
    const said = await about(next.getAttribute("href"));
    if (link !== next || !said) return;
    const heading = document.createElement("strong");
    heading.textContent = said.heading;
    const words = document.createElement("span");
    words.textContent = said.words;
    box.replaceChildren(heading, words);
    document.body.append(box);
    box.hidden = false;
    const at = next.getBoundingClientRect();
    box.style.insetBlockStart = `${at.bottom + scrollY + 2}px`;
    box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
    if (!next.closest(".koll-editor")) next.setAttribute("aria-describedby", box.id);
  }

  function come(event) {
    if (box.contains(event.target)) return clearTimeout(timer);
    const next = event.target.closest?.(LINKS);
    if (!next || next === link) return;
    hide();
    link = next;
    timer = setTimeout(() => show(next), event.type === "focusin" ? 0 : PAUSE);
  }

  function go(event) {
    if (!link || box.contains(event.relatedTarget) || link.contains(event.relatedTarget)) return;
    clearTimeout(timer);
    timer = setTimeout(hide, PAUSE); // the pointer may go on into what is shown
  }

  document.addEventListener("pointerover", come);
  document.addEventListener("focusin", come);
  document.addEventListener("pointerout", go);
  document.addEventListener("focusout", go);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
