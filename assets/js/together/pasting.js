// What is pasted from Word and the like, made into what a text may hold: headings, lists, tables, links, footnotes.
import { findAll } from "../dom.js";

const LEVEL = /mso-list:[^;"]*level(\d)/i;
const NUMBER = /^\s*(\d+|[a-z]{1,3})[.)]/i;
const DROPPED =
  "style,script,meta,link,title,xml,[style*='mso-element:comment'],[style*='mso-hide:all'],.MsoCommentReference,del,.msoDel";
const HEADINGS = { H1: "h2", H2: "h3", H3: "h4", H4: "h4", H5: "h4", H6: "h4" };

/** @param {Element} element */
const style = (element) => element.getAttribute("style") ?? "";

/**
 * @param {string} html
 * @returns {string} HTML
 */
export function pasted(html) {
  const page = new DOMParser().parseFromString(html, "text/html"); // runs nothing and fetches nothing
  const notes = takeNotes(page);
  remove(page, DROPPED);
  placeNotes(page, notes);
  lists(page);
  remove(page, "span[style*='mso-list:Ignore' i]"); // numbers of headings
  headings(page, html);
  tables(page);
  for (const link of page.querySelectorAll("a[href]")) shorten(link);
  for (const paragraph of page.querySelectorAll("p")) {
    const isEmpty = !paragraph.textContent?.trim() && !paragraph.querySelector("img,sup");
    if (isEmpty && !paragraph.closest("td,th,li")) paragraph.remove();
  }
  return page.body.innerHTML;
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 */
function remove(root, selector) {
  for (const element of root.querySelectorAll(selector)) element.remove();
}

/**
 * Word puts the words of footnotes last, and a link to each where its number stands.
 * @param {Document} page
 * @returns {Map<string, string>} the words of each note by its id
 */
function takeNotes(page) {
  /** @type {Map<string, string>} */
  const notes = new Map();
  for (const list of page.querySelectorAll("[style*='mso-element:footnote-list'],[style*='mso-element:endnote-list']")) {
    for (const note of list.querySelectorAll("[style*='mso-element:footnote'],[style*='mso-element:endnote']")) {
      remove(note, "a[href*='ftnref'],a[href*='ednref']");
      notes.set(note.id, (note.textContent ?? "").replace(/\s+/g, " ").trim());
    }
    list.remove();
  }
  return notes;
}

/**
 * @param {Document} page
 * @param {Map<string, string>} notes
 */
function placeNotes(page, notes) {
  for (const link of page.querySelectorAll("a[href*='#_ftn'],a[href*='#_edn']")) {
    const words = notes.get(link.getAttribute("href")?.split("#_")[1] ?? "");
    const place = page.createElement("sup");
    place.dataset.note = words ?? "";
    link.replaceWith(...(words ? [place] : []));
  }
}

/**
 * Takes away the sign that Word writes out, in spans that can be ignored, and says which kind of list it is of.
 * @param {Element} paragraph
 */
function takeSign(paragraph) {
  const signs = findAll(paragraph, "span").filter((span) => /mso-list:\s*ignore/i.test(style(span)));
  const text = signs.map((span) => span.textContent).join("");
  for (const sign of signs) sign.remove();
  return NUMBER.test(text) ? "ol" : "ul";
}

/**
 * Paragraphs with a level become lists in lists.
 * @param {Document} page
 */
function lists(page) {
  /** @type {Element[]} the lists we are in, the outermost first */
  let open = [];
  /** @type {Element | null} */
  let last = null;
  for (const paragraph of [...page.body.querySelectorAll("p,h1,h2,h3,h4,h5,h6")]) {
    const level = paragraph.tagName === "P" ? Number(LEVEL.exec(style(paragraph))?.[1] ?? 0) : 0;
    if (!level || paragraph.previousElementSibling !== last) open = [];
    if (!level) continue;
    const kind = takeSign(paragraph);
    while (open.length > level || (open.length === level && open.at(-1)?.localName !== kind)) open.pop();
    while (open.length < level) {
      const list = page.createElement(kind);
      const outer = open.at(-1);
      if (outer) (outer.lastElementChild ?? outer.appendChild(page.createElement("li"))).append(list);
      else paragraph.before(list);
      open.push(list);
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    open[level - 1].append(item);
    last = open[0];
    paragraph.remove();
  }
}

/**
 * A text's own headings begin at the second level; only what comes from elsewhere begins at the first.
 * @param {Document} page
 * @param {string} html as it was pasted
 */
function headings(page, html) {
  const theirs = /mso-|urn:schemas-microsoft|docs-internal-guid/i.test(html) || page.querySelector("h1");
  if (theirs) {
    for (const [from, to] of Object.entries(HEADINGS)) {
      for (const heading of page.querySelectorAll(`${from}:not([data-renamed])`)) rename(page, heading, to);
    }
  }
  for (const title of page.querySelectorAll("p.MsoTitle")) rename(page, title, "h2");
}

/**
 * @param {Document} page
 * @param {Element} element
 * @param {string} to
 */
function rename(page, element, to) {
  const other = page.createElement(to);
  other.dataset.renamed = "";
  other.append(...element.childNodes);
  element.replaceWith(other);
}

/**
 * The first row names the columns, and a table in a table is only its words.
 * @param {Document} page
 */
function tables(page) {
  for (const inner of findAll(page, "td table, th table", HTMLTableElement)) {
    inner.replaceWith(...[...inner.rows].map((row) => row.textContent ?? ""));
  }
  for (const table of page.querySelectorAll("table")) {
    for (const cell of [...(table.rows[0]?.cells ?? [])]) {
      if (cell.tagName === "TD") {
        const head = page.createElement("th");
        head.append(...cell.childNodes);
        cell.replaceWith(head);
      }
    }
    for (const cell of table.querySelectorAll("td,th")) {
      for (const name of ["colspan", "rowspan", "colwidth"]) cell.removeAttribute(name);
    }
  }
}

/**
 * Links to pages of our own are kept without the server's name, so that they hold whatever it is called.
 * @param {Element} link
 */
function shorten(link) {
  const address = link.getAttribute("href") ?? "";
  if (address.startsWith(`${location.origin}/`)) link.setAttribute("href", address.slice(location.origin.length));
}
