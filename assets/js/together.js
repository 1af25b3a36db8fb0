// Several people in the same part: the editor takes the place of the plain box once the shared document has arrived.
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { around, find, findAll, need } from "./dom.js";
import { proofOfNow, signInLink } from "./page.js";
import { boxesFor } from "./together/boxes.js";
import { commentOn, followQuotes, quotesOn } from "./together/commenting.js";
import { editorIn } from "./together/editor.js";
import { exchangeOver } from "./together/exchange.js";
import { othersIn } from "./together/others.js";
import { toolbar } from "./together/toolbar.js";

/** @typedef {import("@tiptap/core").Editor} Editor */

/** @param {HTMLFormElement} form */
async function begin(form) {
  const area = need(form, "textarea[name=text]", HTMLTextAreaElement);
  const label = need(form, `label[for="${area.id}"]`);
  const saved = need(form, "[data-koll-saved]");
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  /** @type {Editor | null} */
  let editor = null;
  const text = () => editor?.getText({ blockSeparator: "\n\n" }) ?? "";
  const say = (/** @type {string} */ sentence) => {
    saved.textContent = sentence;
  };

  const exchange = exchangeOver(form, doc, {
    text,
    cursor: () => awareness.getLocalState()?.cursor ?? null,
    show: othersIn(form, awareness),
    say,
    lost: (sentence, signedOut = false) => warn(form, sentence, signedOut),
    refuse: (sentence) => {
      editor?.setEditable(false);
      say("");
      refuse(form, sentence, text);
    },
  });
  if (!(await exchange.begin())) return; // the plain box stays

  label.id ||= `${area.id}_label`;
  label.removeAttribute("for");
  const box = document.createElement("div");
  area.after(box);
  area.hidden = true;
  area.removeAttribute("name"); // the server has the text; an old copy is not sent
  const quotes = quotesOn(document);
  const shared = editorIn(box, { form, label, doc, awareness, quotes });
  editor = shared;
  label.addEventListener("click", () => shared.commands.focus());
  form.dataset.kollShared = ""; // not a draft: it is shared and saved
  need(form, "[data-koll-together]").hidden = false;
  const pictures = (form.dataset.together ?? "").replace("/tillsammans/", "/bild/");
  const boxes = { ...boxesFor(form, shared, pictures, () => proofOfNow(form)), comment: commentOn(shared) };
  keys(box, toolbar(need(form, "[role=toolbar]"), shared, boxes));
  followQuotes(shared, quotes);
  awareness.on("change", (/** @type {unknown} */ _what, /** @type {unknown} */ origin) => {
    if (origin === "local") exchange.soon();
  });
  saveTogether(form, exchange, shared);
}

/**
 * What is typed stays on this device meanwhile; the line stands until the server has it.
 * @param {HTMLFormElement} form
 * @param {string} sentence
 * @param {boolean} [signedOut]
 */
function warn(form, sentence, signedOut) {
  const line = need(form, "[data-koll-lost]");
  if (line.dataset.said === sentence) return;
  line.dataset.said = sentence;
  line.hidden = !sentence;
  line.replaceChildren(sentence);
  if (signedOut) line.append(" ", signInLink());
}

/**
 * The right to write has gone: what is here can be read and copied, and stays on the device.
 * @param {HTMLFormElement} form
 * @param {string} sentence
 * @param {() => string} text
 */
function refuse(form, sentence, text) {
  warn(form, "");
  const box = need(form, "[data-koll-refused]");
  box.hidden = false;
  need(box, "p").textContent = sentence;
  const copy = need(box, "button");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    copy.textContent = copy.dataset.done ?? "";
  });
}

/**
 * Keys that every button has; those of the marks and lists are the editor's own.
 * @type {Record<string, string>}
 */
const KEYS = { k: "link", "alt+m": "comment", "alt+f": "note", "/": "help", "alt+t": "table", "alt+b": "picture" };

/**
 * @param {HTMLElement} box
 * @param {ReturnType<typeof toolbar>} bar
 */
function keys(box, bar) {
  box.addEventListener("keydown", (event) => {
    const name = KEYS[`${event.altKey ? "alt+" : ""}${event.key.toLowerCase()}`];
    if (event.altKey && event.key === "F10") bar.first();
    else if ((event.ctrlKey || event.metaKey) && name) bar.act(name);
    else return;
    event.preventDefault();
  });
  box.addEventListener("dblclick", (event) => {
    if (around(event.target, ".koll-note")) bar.act("note");
    if (around(event.target, "img")) bar.act("picture");
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {ReturnType<typeof exchangeOver>} exchange
 * @param {Editor} editor
 */
function saveTogether(form, exchange, editor) {
  const saved = need(form, "[data-koll-saved]");
  let sent = false;
  form.addEventListener("submit", async (event) => {
    if (sent) return;
    event.preventDefault();
    const { submitter } = event;
    if (submitter instanceof HTMLButtonElement && submitter.name === "take") {
      const last = find(form, "template[data-koll-last]", HTMLTemplateElement);
      if (last) editor.chain().focus("end").insertContent(last.innerHTML).run();
      saved.textContent = saved.dataset.taken ?? "";
      return;
    }
    if (!(await exchange.flush())) return;
    const mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = "together";
    mark.value = "1";
    form.append(mark);
    sent = true;
    form.requestSubmit(submitter);
  });
}

for (const form of findAll(document, "form[data-together]", HTMLFormElement)) begin(form);
