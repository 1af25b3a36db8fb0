// The boxes that the toolbar opens: a link, a picture, a footnote, and what the keys do.
const MOST_PIXELS = 2000;
const JPEG = 0.85;

// Drawn anew: no larger than a page needs, turned right, and without what the camera noted.
async function smaller(file) {
  const picture = await createImageBitmap(file);
  const share = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const kind = file.type === "image/png" ? "image/png" : "image/jpeg";
  const drawn = await new Promise((done) => canvas.toBlob(done, kind, JPEG));
  return drawn ? new File([drawn], kind === "image/png" ? "bild.png" : "bild.jpg", { type: kind }) : file;
}

function opening(form, name, { fill, send }) {
  const box = form.querySelector(`dialog[data-koll-box="${name}"]`);
  const error = box.querySelector("[role=alert]");
  const boxes = () => Object.fromEntries([...box.querySelectorAll("input,textarea")].map((each) => [each.dataset.name, each]));
  const say = (sentence) => {
    if (error) {
      error.textContent = sentence ?? "";
      error.hidden = !sentence;
    }
  };
  const commit = async () => {
    say("");
    const sentence = await send?.(boxes());
    if (sentence) say(sentence);
    else box.close();
  };
  box.querySelector("[data-do=set]")?.addEventListener("click", commit);
  box.querySelectorAll("[data-do=close]").forEach((each) => each.addEventListener("click", () => box.close()));
  // The boxes stand within the page's form: Enter sets, and never sends the whole text away.
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.matches("button")) return;
    event.preventDefault();
    commit();
  });
  return () => {
    say("");
    fill?.(boxes());
    box.showModal();
  };
}

export function boxesFor(form, editor, pictureUrl, token) {
  const back = () => editor.commands.focus();
  form.querySelectorAll("dialog[data-koll-box]").forEach((box) => box.addEventListener("close", back));

  const link = opening(form, "link", {
    fill: ({ address }) => (address.value = editor.getAttributes("link").href ?? ""),
    send: ({ address }) => {
      const href = address.value.trim().replace(location.origin, "");
      const chain = editor.chain().focus().extendMarkRange("link");
      if (!href) chain.unsetLink().run();
      else if (editor.state.selection.empty && !editor.isActive("link")) {
        chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
      } else if (!chain.setLink({ href }).run()) return form.querySelector("[data-koll-box=link]").dataset.wrong;
    },
  });

  const picture = opening(form, "picture", {
    fill: ({ file, shows }) => {
      file.value = "";
      shows.value = editor.isActive("image") ? editor.getAttributes("image").alt : "";
    },
    send: async ({ file, shows }) => {
      const box = form.querySelector("[data-koll-box=picture]");
      const alt = shows.value.replace(/\s+/g, " ").trim();
      if (!alt) return box.dataset.wordless;
      if (editor.isActive("image") && !file.files.length) {
        editor.chain().focus().updateAttributes("image", { alt }).run();
        return "";
      }
      if (!file.files.length) return box.dataset.fileless;
      const body = new FormData();
      try {
        body.append("file", await smaller(file.files[0]));
      } catch {
        return box.dataset.broken;
      }
      body.append("shows", alt);
      const headers = { "X-CSRFToken": token(), Accept: "application/json" };
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
      if (!said) return form.querySelector("[data-koll-box=note]").dataset.wordless;
      const chain = editor.chain().focus();
      if (editor.isActive("footnote")) chain.updateAttributes("footnote", { words: said }).run();
      else chain.insertContent({ type: "footnote", attrs: { words: said } }).run();
    },
  });

  return { link, picture, note, help: opening(form, "help", {}) };
}
