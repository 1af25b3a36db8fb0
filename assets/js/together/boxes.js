// The boxes that the toolbar opens: a link, a picture, a footnote, and what the keys do.
import { around, find, findAll, need } from "../dom.js";

/**
 * @typedef {import("@tiptap/core").Editor} Editor
 * @typedef {Record<string, HTMLInputElement | HTMLTextAreaElement>} Fields by their data-name
 * @typedef {object} Opening
 * @property {(fields: Fields) => void} [fill] as the box opens
 * @property {(fields: Fields) => string | undefined | Promise<string | undefined>} [send] the sentence of what is wrong; nothing when it is done
 */

const MOST_PIXELS = 2000;
const JPEG = 0.85;

/**
 * Drawn anew: no larger than a page needs, turned right, and without what the camera noted.
 * @param {File} file
 */
async function smaller(file) {
  const picture = await createImageBitmap(file);
  const share = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const kind = file.type === "image/png" ? "image/png" : "image/jpeg";
  /** @type {Blob | null} */
  const drawn = await new Promise((done) => canvas.toBlob(done, kind, JPEG));
  return drawn ? new File([drawn], kind === "image/png" ? "bild.png" : "bild.jpg", { type: kind }) : file;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const dialogOf = (form, name) => need(form, `dialog[data-koll-box="${name}"]`, HTMLDialogElement);

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {Opening} what
 * @returns {() => void} what opens the box
 */
function opening(form, name, { fill, send }) {
  const box = dialogOf(form, name);
  const error = find(box, "[role=alert]");
  const fields = () => {
    const all = [...findAll(box, "input", HTMLInputElement), ...findAll(box, "textarea", HTMLTextAreaElement)];
    return Object.fromEntries(all.map((field) => [field.dataset.name ?? "", field]));
  };
  const say = (/** @type {string} */ sentence) => {
    if (error) {
      error.textContent = sentence;
      error.hidden = !sentence;
    }
  };
  const commit = async () => {
    say("");
    const sentence = await send?.(fields());
    if (sentence) say(sentence);
    else box.close();
  };
  find(box, "[data-do=set]")?.addEventListener("click", commit);
  for (const button of findAll(box, "[data-do=close]")) button.addEventListener("click", () => box.close());
  // The boxes stand within the page's form: Enter sets, and never sends the whole text away.
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || around(event.target, "button")) return;
    event.preventDefault();
    commit();
  });
  return () => {
    say("");
    fill?.(fields());
    box.showModal();
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {Editor} editor
 * @param {string} pictureUrl where a picture is sent
 * @param {() => Record<string, string>} proof the headers that prove that the form is ours
 */
export function boxesFor(form, editor, pictureUrl, proof) {
  const back = () => editor.commands.focus();
  for (const box of findAll(form, "dialog[data-koll-box]")) box.addEventListener("close", back);

  const link = opening(form, "link", {
    fill: ({ address }) => (address.value = editor.getAttributes("link").href ?? ""),
    send: ({ address }) => {
      const href = address.value.trim().replace(location.origin, "");
      const chain = editor.chain().focus().extendMarkRange("link");
      if (!href) chain.unsetLink().run();
      else if (editor.state.selection.empty && !editor.isActive("link")) {
        chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
      } else if (!chain.setLink({ href }).run()) return dialogOf(form, "link").dataset.wrong;
      return "";
    },
  });

  const picture = opening(form, "picture", {
    fill: ({ file, shows }) => {
      file.value = "";
      shows.value = editor.isActive("image") ? editor.getAttributes("image").alt : "";
    },
    send: async ({ file, shows }) => {
      const box = dialogOf(form, "picture");
      const alt = shows.value.replace(/\s+/g, " ").trim();
      if (!alt) return box.dataset.wordless;
      const [chosen] = (file instanceof HTMLInputElement && file.files) || [];
      if (editor.isActive("image") && !chosen) {
        editor.chain().focus().updateAttributes("image", { alt }).run();
        return "";
      }
      if (!chosen) return box.dataset.fileless;
      const body = new FormData();
      try {
        body.append("file", await smaller(chosen));
      } catch {
        return box.dataset.broken;
      }
      body.append("shows", alt);
      const headers = { ...proof(), Accept: "application/json" };
      const answer = await fetch(pictureUrl, { method: "POST", headers, body }).catch(() => null);
      const told = await answer?.json().catch(() => null);
      if (!answer?.ok) return told?.sentence ?? box.dataset.offline;
      editor
        .chain()
        .focus()
        .insertContent([{ type: "image", attrs: { src: told.address, alt } }, { type: "paragraph" }])
        .run();
    },
  });

  const note = opening(form, "note", {
    fill: ({ words }) => (words.value = editor.isActive("footnote") ? editor.getAttributes("footnote").words : ""),
    send: ({ words }) => {
      const said = words.value.replace(/\s+/g, " ").trim();
      if (!said) return dialogOf(form, "note").dataset.wordless;
      const chain = editor.chain().focus();
      if (editor.isActive("footnote")) chain.updateAttributes("footnote", { words: said }).run();
      else chain.insertContent({ type: "footnote", attrs: { words: said } }).run();
      return "";
    },
  });

  return { link, picture, note, help: opening(form, "help", {}) };
}
