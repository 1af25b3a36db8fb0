// The buttons over the text: what they do, whether they hold where the cursor is, and one tab stop with arrow keys.
import { findAll, need } from "../dom.js";

/**
 * @typedef {import("@tiptap/core").Editor} Editor
 * @typedef {import("@tiptap/core").ChainedCommands} ChainedCommands
 */

/** @type {Record<string, (chain: ChainedCommands) => ChainedCommands>} */
const DO = {
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  heading: (chain) => chain.toggleHeading({ level: 2 }),
  subheading: (chain) => chain.toggleHeading({ level: 3 }),
  bullets: (chain) => chain.toggleBulletList(),
  numbers: (chain) => chain.toggleOrderedList(),
  quote: (chain) => chain.toggleBlockquote(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  row: (chain) => chain.addRowAfter(),
  column: (chain) => chain.addColumnAfter(),
  rowless: (chain) => chain.deleteRow(),
  columnless: (chain) => chain.deleteColumn(),
  tableless: (chain) => chain.deleteTable(),
};
/** @type {Record<string, [name: string, attributes?: Record<string, unknown>]>} */
const HOLDS = {
  bold: ["bold"],
  italic: ["italic"],
  heading: ["heading", { level: 2 }],
  subheading: ["heading", { level: 3 }],
  bullets: ["bulletList"],
  numbers: ["orderedList"],
  quote: ["blockquote"],
  link: ["link"],
};

/**
 * @param {HTMLElement} bar
 * @param {Editor} editor
 * @param {Record<string, (() => void) | null>} boxes what opens instead of acting at once
 */
export function toolbar(bar, editor, boxes) {
  const all = findAll(bar, "button[data-do]", HTMLButtonElement);
  const buttons = () => all.filter((button) => !button.closest("[hidden]"));
  const inTable = need(bar, "[data-koll-in-table]");

  /** @param {string} name */
  function act(name) {
    if (name in boxes) boxes[name]?.();
    else DO[name]?.(editor.chain().focus()).run();
  }

  for (const [place, button] of all.entries()) {
    button.tabIndex = place ? -1 : 0;
    button.addEventListener("click", () => act(button.dataset.do ?? ""));
  }

  bar.addEventListener("keydown", (event) => {
    const shown = buttons();
    const at = shown.findIndex((button) => button === document.activeElement);
    /** @type {Record<string, number>} */
    const places = {
      ArrowRight: (at + 1) % shown.length,
      ArrowLeft: (at - 1 + shown.length) % shown.length,
      Home: 0,
      End: shown.length - 1,
    };
    const to = places[event.key];
    if (event.key === "Escape") editor.commands.focus();
    if (to === undefined || at < 0) return;
    event.preventDefault();
    for (const button of all) button.tabIndex = button === shown[to] ? 0 : -1;
    shown[to].focus();
  });

  function show() {
    for (const button of all) {
      const holds = HOLDS[button.dataset.do ?? ""];
      if (holds) button.setAttribute("aria-pressed", String(editor.isActive(...holds)));
    }
    const outside = !editor.isActive("table");
    if (inTable.hidden === outside) return;
    inTable.hidden = outside;
    if (outside && !all.some((button) => button.tabIndex === 0 && !button.closest("[hidden]"))) all[0].tabIndex = 0;
  }
  editor.on("transaction", show);
  show();
  return {
    first: () => buttons().find((button) => button.tabIndex === 0)?.focus(),
    act,
  };
}
