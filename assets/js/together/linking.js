// Links to goals and decisions while one writes: @ or # and some letters give a list to choose from.
import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import { Suggestion } from "@tiptap/suggestion";
import { find, findAll, need } from "../dom.js";

/**
 * @typedef {import("@tiptap/core").Editor} Editor
 * @typedef {{ heading: string, address: string, about: string }} Found
 * @typedef {import("@tiptap/suggestion").SuggestionProps<Found, Found>} Shown
 */

const KINDS = { "@": "statement", "#": "decision" };
const MOST = 8;

/**
 * The page of search itself answers, so that nobody is shown what they may not find.
 * @param {string} search the address of the search
 * @param {string} kind
 * @param {string} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<Found[]>}
 */
async function found(search, kind, query, signal) {
  if (!query.trim()) return [];
  try {
    const answer = await fetch(`${search}?${new URLSearchParams({ q: query.trim(), slag: kind })}`, { signal });
    if (!answer.ok) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return findAll(page, "#found .koll-list > li").slice(0, MOST).map((line) => {
      const link = need(line, "a");
      return {
        heading: link.textContent?.trim() ?? "",
        address: link.getAttribute("href") ?? "",
        about: find(line, ".koll-quiet")?.textContent?.trim() ?? "",
      };
    });
  } catch {
    return [];
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Editor} editor
 */
function listFor(form, editor) {
  const list = need(form, "[data-koll-found]");
  const { hint = "", none = "", number = "" } = list.dataset;
  const status = need(form, "[data-koll-found-status]");
  /** @type {Shown | null} */
  let props = null;
  let at = 0;

  function close() {
    list.hidden = true;
    status.textContent = "";
    editor.view.dom.removeAttribute("aria-activedescendant");
    editor.view.dom.removeAttribute("aria-controls");
  }

  function mark() {
    for (const [place, line] of [...list.children].entries()) line.setAttribute("aria-selected", String(place === at));
    const chosen = list.children[at];
    if (chosen) editor.view.dom.setAttribute("aria-activedescendant", chosen.id);
    chosen?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Shown} next */
  function show(next) {
    props = next;
    at = 0;
    const { items, query } = next;
    status.textContent = items.length ? `${items.length} ${number}` : query.trim() ? none : hint;
    list.replaceChildren(
      ...items.map((item, place) => {
        const line = document.createElement("li");
        line.id = `koll-found-${place}`;
        line.role = "option";
        const about = document.createElement("small");
        about.textContent = item.about;
        line.append(item.heading, about);
        line.addEventListener("mousedown", (event) => {
          event.preventDefault();
          next.command(item);
        });
        return line;
      }),
    );
    list.hidden = !items.length;
    if (!items.length) {
      editor.view.dom.removeAttribute("aria-activedescendant");
      return;
    }
    editor.view.dom.setAttribute("aria-controls", list.id);
    const rect = next.clientRect?.();
    const around = list.offsetParent?.getBoundingClientRect();
    if (rect && around) {
      list.style.insetBlockStart = `${rect.bottom - around.top + 4}px`;
      list.style.insetInlineStart = `${Math.max(0, Math.min(rect.left - around.left, around.width - list.offsetWidth))}px`;
    }
    mark();
  }

  return {
    onStart: show,
    onUpdate: show,
    onExit: close,
    onKeyDown: (/** @type {{ event: KeyboardEvent }} */ { event }) => {
      if (event.key === "Escape") {
        close();
        return false;
      }
      if (list.hidden || !props?.items.length) return false;
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step) {
        at = (at + step + props.items.length) % props.items.length;
        mark();
        return true;
      }
      if (event.key !== "Enter" && event.key !== "Tab") return false;
      props.command(props.items[at]);
      return true;
    },
  };
}

export const Linking = Extension.create({
  name: "linking",
  addOptions: () => ({ form: /** @type {HTMLFormElement | null} */ (null) }),
  addProseMirrorPlugins() {
    const { form } = this.options;
    if (!form) return [];
    return Object.entries(KINDS).map(([char, kind]) =>
      Suggestion({
        editor: this.editor,
        pluginKey: new PluginKey(`linking-${kind}`),
        char,
        allowSpaces: true,
        allowedPrefixes: [" ", "(", "\u00a0"],
        debounce: 150,
        items: ({ query, signal }) => found(form.dataset.search ?? "", kind, query, signal),
        render: () => listFor(form, this.editor),
        command: ({ editor, range, props }) => {
          const link = { type: "text", text: props.heading, marks: [{ type: "link", attrs: { href: props.address } }] };
          editor.chain().focus().insertContentAt(range, [link, { type: "text", text: " " }]).unsetMark("link").run();
        },
      }),
    );
  },
});
