// Several people in the same part: the editor takes the place of the plain box once the shared document has arrived.
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { boxesFor } from "./together/boxes.js";
import { commentOn, followQuotes, Quoted, quotesOn } from "./together/commenting.js";
import { exchangeOver, tokenOf } from "./together/exchange.js";
import { Linking } from "./together/linking.js";
import { Footnote, Picture } from "./together/nodes.js";
import { pasted } from "./together/pasting.js";
import { toolbar } from "./together/toolbar.js";

const COLOURS = 6;
const SAFE_LINK = /^(https?:\/\/|mailto:|\/(?!\/))/i;

// No style attributes: the page's policy refuses them, so the colour is a class.
function caret(user) {
  const mark = document.createElement("span");
  mark.className = `koll-caret koll-caret-${user.colour}`;
  const name = document.createElement("span");
  name.className = "koll-caret-name";
  name.textContent = user.name;
  mark.append(name);
  return mark;
}

const selection = (user) => ({ nodeName: "span", class: `koll-selection koll-caret-${user.colour}` });

function editorIn(box, { form, label, doc, awareness, quotes }) {
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
        link: { openOnClick: false, autolink: false, isAllowedUri: (address) => SAFE_LINK.test(address), HTMLAttributes: { class: "ds-link" } },
      }),
      Picture,
      Footnote.configure({ label: form.querySelector("[data-koll-box=note]").dataset.label }),
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

async function begin(form) {
  const area = form.querySelector("textarea[name=text]");
  const label = form.querySelector(`label[for="${area.id}"]`);
  const say = (sentence) => (form.querySelector("[data-koll-saved]").textContent = sentence);
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  let editor = null;

  const shown = new Set();
  let last = "";
  function show(others) {
    const now = JSON.stringify(others);
    if (now === last) return; // every change redraws the text, and may come between two keys
    last = now;
    const states = awareness.getStates();
    const gone = [...shown].filter((client) => !others.some((each) => each.client === client));
    for (const client of gone) {
      states.delete(client);
      shown.delete(client);
    }
    for (const each of others) {
      states.set(each.client, { user: { name: each.name, colour: each.client % COLOURS }, cursor: each.cursor });
      shown.add(each.client);
    }
    awareness.emit("change", [{ added: [], updated: [...shown], removed: gone }, "server"]);
    const line = form.querySelector("[data-koll-there]");
    const names = [...new Set(others.map((each) => each.name))].join(", ");
    const sentence = names ? `${line.dataset.with} ${names}` : line.dataset.alone;
    if (line.textContent !== sentence) line.textContent = sentence;
  }

  const exchange = exchangeOver(form, doc, {
    text: () => editor?.getText({ blockSeparator: "\n\n" }) ?? "",
    cursor: () => awareness.getLocalState()?.cursor ?? null,
    show,
    say,
    lost: (sentence, signedOut = false) => warn(form, sentence, signedOut),
    refuse: (sentence) => {
      editor?.setEditable(false);
      say("");
      refuse(form, sentence, () => editor?.getText({ blockSeparator: "\n\n" }) ?? "");
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
  editor = editorIn(box, { form, label, doc, awareness, quotes });
  label.addEventListener("click", () => editor.commands.focus());
  form.dataset.kollShared = ""; // not a draft: it is shared and saved
  form.querySelector("[data-koll-together]").hidden = false;
  const url = form.dataset.together.replace("/tillsammans/", "/bild/");
  const boxes = { ...boxesFor(form, editor, url, () => tokenOf(form)), comment: commentOn(editor) };
  keys(box, toolbar(form.querySelector("[role=toolbar]"), editor, boxes));
  followQuotes(editor, quotes);
  awareness.on("change", (_what, origin) => origin === "local" && exchange.soon());
  saveTogether(form, exchange, editor);
}

// What is typed stays on this device meanwhile; the line stands until the server has it.
function warn(form, sentence, signedOut) {
  const line = form.querySelector("[data-koll-lost]");
  if (line.dataset.said === sentence) return;
  line.dataset.said = sentence;
  line.hidden = !sentence;
  line.replaceChildren(sentence);
  if (!signedOut) return;
  const { signIn, signInAt } = document.querySelector("[data-koll-words]").dataset;
  const link = document.createElement("a");
  Object.assign(link, { className: "ds-link", href: signInAt, target: "_blank", textContent: signIn });
  line.append(" ", link);
}

// The right to write has gone: what is here can be read and copied, and stays on the device.
function refuse(form, sentence, text) {
  warn(form, "");
  const box = form.querySelector("[data-koll-refused]");
  box.hidden = false;
  box.querySelector("p").textContent = sentence;
  box.querySelector("button").addEventListener("click", async (event) => {
    await navigator.clipboard.writeText(text());
    event.target.textContent = event.target.dataset.done;
  });
}

// Keys that every button has; those of the marks and lists are the editor's own.
const KEYS = { k: "link", "alt+m": "comment", "alt+f": "note", "/": "help", "alt+t": "table", "alt+b": "picture" };

function keys(box, bar) {
  box.addEventListener("keydown", (event) => {
    const name = KEYS[`${event.altKey ? "alt+" : ""}${event.key.toLowerCase()}`];
    if (event.altKey && event.key === "F10") bar.first();
    else if ((event.ctrlKey || event.metaKey) && name) bar.act(name);
    else return;
    event.preventDefault();
  });
  box.addEventListener("dblclick", (event) => {
    if (event.target.closest(".koll-note")) bar.act("note");
    if (event.target.closest("img")) bar.act("picture");
  });
}

function saveTogether(form, exchange, editor) {
  let sent = false;
  form.addEventListener("submit", async (event) => {
    if (sent) return;
    event.preventDefault();
    const last = form.querySelector("template[data-koll-last]");
    if (event.submitter?.name === "take") {
      if (last) editor.chain().focus("end").insertContent(last.innerHTML).run();
      form.querySelector("[data-koll-saved]").textContent = form.querySelector("[data-koll-saved]").dataset.taken;
      return;
    }
    if (!(await exchange.flush())) return;
    const mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = "together";
    mark.value = "1";
    form.append(mark);
    sent = true;
    form.requestSubmit(event.submitter);
  });
}

document.querySelectorAll("form[data-together]").forEach(begin);
