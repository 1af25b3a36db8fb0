// The editor itself: what a text may hold, and the carets of those who write in it.
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { need } from "../dom.js";
import { Quoted } from "./commenting.js";
import { Linking } from "./linking.js";
import { Footnote, Picture } from "./nodes.js";
import { pasted } from "./pasting.js";

const SAFE_LINK = /^(https?:\/\/|mailto:|\/(?!\/))/i;

/** @typedef {{ name: string, colour: number }} Writer */

/**
 * No style attributes: the page's policy refuses them, so the colour is a class.
 * @param {any} writer a Writer; the library says any
 */
function caret(writer) {
  const mark = document.createElement("span");
  mark.className = `koll-caret koll-caret-${writer.colour}`;
  const name = document.createElement("span");
  name.className = "koll-caret-name";
  name.textContent = writer.name;
  mark.append(name);
  return mark;
}

/** @param {any} writer a Writer; the library says any */
const selection = (writer) => ({ nodeName: "span", class: `koll-selection koll-caret-${writer.colour}` });

/**
 * @typedef {object} EditorParts
 * @property {HTMLFormElement} form
 * @property {HTMLElement} label
 * @property {import("yjs").Doc} doc
 * @property {import("y-protocols/awareness").Awareness} awareness
 * @property {import("./commenting.js").Quote[]} quotes
 */

/**
 * @param {HTMLElement} box
 * @param {EditorParts} parts
 */
export function editorIn(box, { form, label, doc, awareness, quotes }) {
  return new Editor({
    element: box,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        undoRedo: false,
        code: false,
        codeBlock: false,
        strike: false,
        underline: false,
        horizontalRule: false,
        trailingNode: false,
        heading: { levels: [2, 3, 4] },
        link: {
          openOnClick: false,
          autolink: false,
          isAllowedUri: (address) => SAFE_LINK.test(address),
          HTMLAttributes: { class: "ds-link" },
        },
      }),
      Picture,
      Footnote.configure({ label: need(form, "[data-koll-box=note]").dataset.label ?? "" }),
      Linking.configure({ form }),
      Quoted.configure({ quotes }),
      TableKit.configure({ table: { resizable: false } }),
      Collaboration.configure({ document: doc }),
      CollaborationCaret.configure({ provider: { awareness }, user: {}, render: caret, selectionRender: selection }),
    ],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label.id,
        class: "ds-input koll-editor",
        spellcheck: "true",
        lang: document.documentElement.lang,
      },
      transformPastedHTML: pasted,
    },
  });
}
