// Comments beside the text: the words marked become the passage meant, and a comment shows where its words stand.
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

import { find, findAll, need } from "../dom.js";

/**
 * @typedef {import("@tiptap/core").Editor} Editor
 * @typedef {import("@tiptap/pm/model").Node} Node
 * @typedef {{ line: HTMLElement, quote: string }} Quote a comment on the page, and the passage that it means
 */

const key = new PluginKey("quoted");

/** @param {string} words */
const plain = (words) => words.replace(/\s+/g, " ").trim();

/**
 * The text as one line, with the position of each of its letters.
 * @param {Node} doc
 */
function placed(doc) {
  let text = "";
  /** @type {number[]} */
  const at = [];
  doc.descendants((node, position) => {
    if (node.text !== undefined) {
      for (const [place, sign] of node.text.split("").entries()) {
        const letter = /\s/.test(sign) ? " " : sign;
        if (letter === " " && text.endsWith(" ")) continue;
        text += letter;
        at.push(position + place);
      }
    } else if ((node.isTextblock || node.type.name === "hardBreak") && text && !text.endsWith(" ")) {
      text += " ";
      at.push(position);
    }
  });
  return { text, at };
}

/**
 * Where each quote stands; null for one whose words are gone.
 * @param {Node} doc
 * @param {string[]} quotes
 */
function rangesOf(doc, quotes) {
  const { text, at } = placed(doc);
  return quotes.map((quote) => {
    const first = text.indexOf(quote);
    return first < 0 ? null : { from: at[first], to: at[first + quote.length - 1] + 1 };
  });
}

export const Quoted = Extension.create({
  name: "quoted",
  addOptions: () => ({ quotes: /** @type {Quote[]} */ ([]) }),
  addProseMirrorPlugins() {
    const quotes = this.options.quotes.map(({ quote }) => quote);
    const marks = (/** @type {Node} */ doc) =>
      DecorationSet.create(
        doc,
        rangesOf(doc, quotes)
          .filter((range) => range !== null)
          .map(({ from, to }) => Decoration.inline(from, to, { class: "koll-quoted" })),
      );
    return [
      new Plugin({
        key,
        state: {
          init: (_config, state) => marks(state.doc),
          apply: (change, old) => (change.docChanged ? marks(change.doc) : old),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

/**
 * The comments on the page that mean a passage.
 * @param {ParentNode} page
 * @returns {Quote[]}
 */
export function quotesOn(page) {
  return findAll(page, "[data-koll-quote]").map((line) => ({ line, quote: plain(line.dataset.kollQuote ?? "") }));
}

/**
 * @param {Editor} editor
 * @param {Quote[]} quotes
 */
export function followQuotes(editor, quotes) {
  function show() {
    const ranges = rangesOf(editor.state.doc, quotes.map(({ quote }) => quote));
    quotes.forEach(({ line }, place) => {
      need(line, "[data-koll-gone]").hidden = Boolean(ranges[place]);
      need(line, "[data-koll-find-words]").hidden = !ranges[place];
    });
  }
  for (const { line, quote } of quotes) {
    need(line, "[data-koll-find-words]").addEventListener("click", () => {
      const [range] = rangesOf(editor.state.doc, [quote]);
      if (range) editor.chain().setTextSelection(range).focus().scrollIntoView().run();
    });
  }
  let timer = 0;
  editor.on("update", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  });
  show();
}

/**
 * What opens a comment on the words that are marked; null on a page where nobody may comment.
 * @param {Editor} editor
 */
export function commentOn(editor) {
  const box = find(document, "[data-comment-on]", HTMLDetailsElement);
  if (!box) return null;
  return () => {
    const { from, to } = editor.state.selection;
    const words = plain(editor.state.doc.textBetween(from, to, " ", " "));
    const quote = find(box, "[name=quote]", HTMLInputElement) ?? need(box, "[name=quote]", HTMLTextAreaElement);
    if (words) quote.value = words.slice(0, quote.maxLength);
    box.open = true;
    box.querySelector("textarea")?.focus();
  };
}
