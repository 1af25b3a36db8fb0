// What a link to a goal or a decision leads to, shown beside it while one points at it or comes to it with the keyboard.
import { around } from "./dom.js";

/** @typedef {{ heading: string, words: string }} Preview */

const LINKS = ["/styrningen/", "/beslut/", "/oppet/styrningen/", "/oppet/beslut/"]
  .flatMap((start) => [`.koll-words a[href^="${start}"]`, `.koll-editor a[href^="${start}"]`])
  .join(",");
const PAUSE = 300;
const MOST = 280;
/** @type {Map<string, Promise<Preview | null>>} */
const pages = new Map();

/**
 * The page itself says what it is, so that the words are today's and nobody sees more than they may.
 * @param {string} address
 * @returns {Promise<Preview | null>} null when there is nothing to show
 */
function about(address) {
  const known = pages.get(address);
  if (known) return known;
  const asked = fetch(address).then(async (answer) => {
    if (!answer.ok || new URL(answer.url).pathname !== new URL(address, location.href).pathname) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const heading = page.querySelector("main h1")?.textContent?.trim();
    const words = page.querySelector("main .koll-words, main .koll-lede")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    return heading ? { heading, words: words.length > MOST ? `${words.slice(0, MOST)} …` : words } : null;
  });
  const preview = asked.catch(() => null);
  pages.set(address, preview);
  return preview;
}

/**
 * @param {HTMLElement} element
 * @param {EventTarget | null} target
 */
const isWithin = (element, target) => target instanceof Node && element.contains(target);

export function previewLinks() {
  const box = document.createElement("div");
  box.className = "koll-preview";
  box.id = "koll-preview";
  box.role = "tooltip";
  box.hidden = true;
  /** @type {HTMLElement | null} */
  let link = null;
  let timer = 0;

  function hide() {
    clearTimeout(timer);
    if (link?.getAttribute("aria-describedby") === box.id) link.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  }

  /** @param {HTMLElement} next */
  async function show(next) {
    const said = await about(next.getAttribute("href") ?? "");
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

  /** @param {PointerEvent | FocusEvent} event */
  function come(event) {
    if (isWithin(box, event.target)) {
      clearTimeout(timer);
      return;
    }
    const next = around(event.target, LINKS);
    if (!next || next === link) return;
    hide();
    link = next;
    timer = setTimeout(() => show(next), event.type === "focusin" ? 0 : PAUSE);
  }

  /** @param {PointerEvent | FocusEvent} event */
  function go(event) {
    if (!link || isWithin(box, event.relatedTarget) || isWithin(link, event.relatedTarget)) return;
    clearTimeout(timer);
    timer = setTimeout(hide, PAUSE); // the pointer may go on into what is shown
  }

  document.addEventListener("pointerover", come);
  document.addEventListener("focusin", come);
  document.addEventListener("pointerout", go);
  document.addEventListener("focusout", go);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
