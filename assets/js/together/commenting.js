// Comments beside the text: the words marked become the passage meant, and a comment shows where its words stand.
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey("quoted");
const plain = (words) => words.replace(/\s+/g, " ").trim();

// Where the words stand: the text with each position remembered, as one line.
function placed(doc) {
  let text = "";
  const at = [];
  doc.descendants((node, position) => {
    if (node.isText) {
      for (let place = 0; place < node.text.length; place += 1) {
        const letter = /\s/.test(node.text[place]) ? " " : node.text[place];
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

function rangesOf(doc, quotes) {
  const { text, at } = placed(doc);
  return quotes.map((quote) => {
    const first = text.indexOf(quote);
    return first < 0 ? null : { from: at[first], to: at[first + quote.length - 1] + 1 };
  });
}

export const Quoted = Extension.create({
  name: "quoted",
  addOptions: () => ({ quotes: [] }),
  addProseMirrorPlugins() {
    const quotes = this.options.quotes.map((each) => each.quote);
    const marks = (doc) =>
      DecorationSet.create(
        doc,
        rangesOf(doc, quotes)
          .filter(Boolean)
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

// The comments on the page that mean a passage: each with its words and its line.
export function quotesOn(page) {
  return [...page.querySelectorAll("[data-koll-quote]")].map((line) => ({ line, quote: plain(line.dataset.kollQuote) }));
}

export function followQuotes(editor, quotes) {
  function show() {
    const ranges = rangesOf(editor.state.doc, quotes.map((each) => each.quote));
    quotes.forEach(({ line }, place) => {
      line.querySelector("[data-koll-gone]").hidden = Boolean(ranges[place]);
      line.querySelector("[data-koll-find-words]").hidden = !ranges[place];
    });
  }
  for (const { line, quote } of quotes) {
    line.querySelector("[data-koll-find-words]").addEventListener("click", () => {
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

export function commentOn(editor) {
  const box = document.querySelector("[data-comment-on]");
  if (!box) return null;
  return () => {
    const { from, to } = editor.state.selection;
    const words = plain(editor.state.doc.textBetween(from, to, " ", " "));
    const quote = box.querySelector("[name=quote]");
    if (words) quote.value = words.slice(0, quote.maxLength);
    box.open = true;
    box.querySelector("textarea").focus();
  };
}
