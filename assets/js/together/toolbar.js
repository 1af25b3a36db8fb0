// The buttons over the text: what they do, whether they hold where the cursor is, and one tab stop with arrow keys.
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
};
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

export function toolbar(bar, editor) {
  const buttons = [...bar.querySelectorAll("button[data-do]")];
  const linkBox = bar.parentElement.querySelector("[data-koll-link]");
  const address = linkBox.querySelector("input");

  function askForLink() {
    linkBox.hidden = !linkBox.hidden;
    address.value = editor.getAttributes("link").href ?? "";
    if (!linkBox.hidden) address.focus();
  }

  function setLink() {
    const href = address.value.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    (href ? chain.setLink({ href }) : chain.unsetLink()).run();
    linkBox.hidden = true;
  }

  for (const [place, button] of buttons.entries()) {
    button.tabIndex = place ? -1 : 0;
    button.addEventListener("click", () => {
      if (button.dataset.do === "link") askForLink();
      else DO[button.dataset.do](editor.chain().focus()).run();
    });
  }
  linkBox.querySelector("button").addEventListener("click", setLink);
  address.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      setLink();
    } else if (event.key === "Escape") {
      linkBox.hidden = true;
      editor.commands.focus();
    }
  });

  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });

  function show() {
    for (const button of buttons) {
      const holds = HOLDS[button.dataset.do];
      if (holds) button.setAttribute("aria-pressed", String(editor.isActive(...holds)));
    }
  }
  editor.on("transaction", show);
  show();
}
