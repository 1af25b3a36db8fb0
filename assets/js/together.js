// Several people in the same part: the editor takes the place of the plain box once the shared document has arrived.
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { exchangeOver } from "./together/exchange.js";
import { wordLists } from "./together/pasting.js";
import { toolbar } from "./together/toolbar.js";

const COLOURS = 6;

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

function editorIn(box, label, doc, awareness) {
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
        link: { openOnClick: false, autolink: false, protocols: ["mailto"], HTMLAttributes: { class: "ds-link" } },
      }),
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
      transformPastedHTML: wordLists,
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
    cursor: () => awareness.getLocalState()?.cursor ?? null,
    show,
    say,
    refuse: (sentence) => {
      editor?.setEditable(false);
      say(sentence);
    },
  });
  if (!(await exchange.begin())) return; // the plain box stays

  label.id ||= `${area.id}_label`;
  label.removeAttribute("for");
  const box = document.createElement("div");
  area.after(box);
  area.hidden = true;
  area.removeAttribute("name"); // the server has the text; an old copy is not sent
  editor = editorIn(box, label, doc, awareness);
  label.addEventListener("click", () => editor.commands.focus());
  box.addEventListener("input", (event) => event.stopPropagation()); // not a draft: it is shared and saved
  form.querySelector("[data-koll-together]").hidden = false;
  toolbar(form.querySelector("[role=toolbar]"), editor);
  awareness.on("change", (_what, origin) => origin === "local" && exchange.soon());
  saveTogether(form, exchange, editor);
}

function saveTogether(form, exchange, editor) {
  let sent = false;
  form.addEventListener("submit", async (event) => {
    if (sent) return;
    event.preventDefault();
    const last = form.querySelector("template[data-koll-last]");
    if (event.submitter?.name === "take") {
      if (last) editor.chain().focus("end").insertContent(last.innerHTML).run();
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
