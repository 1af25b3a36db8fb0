// What is pasted from Word and the like, made into what a text may hold: headings, lists, tables, links, footnotes.
const LEVEL = /mso-list:[^;"]*level(\d)/i;
const NUMBER = /^\s*(\d+|[a-z]{1,3})[.)]/i;
const DROPPED =
  "style,script,meta,link,title,xml,[style*='mso-element:comment'],[style*='mso-hide:all'],.MsoCommentReference,del,.msoDel";
const HEADINGS = { H1: "h2", H2: "h3", H3: "h4", H4: "h4", H5: "h4", H6: "h4" };
const style = (element) => element.getAttribute("style") ?? "";

export function pasted(html) {
  const page = new DOMParser().parseFromString(html, "text/html"); // runs nothing and fetches nothing
  const notes = takeNotes(page);
  page.querySelectorAll(DROPPED).forEach((each) => each.remove());
  placeNotes(page, notes);
  lists(page);
  page.querySelectorAll("span[style*='mso-list:Ignore' i]").forEach((each) => each.remove()); // numbers of headings
  headings(page, html);
  tables(page);
  page.querySelectorAll("a[href]").forEach((link) => shorten(link));
  page.querySelectorAll("p").forEach((each) => {
    if (!each.textContent.trim() && !each.querySelector("img,sup") && !each.closest("td,th,li")) each.remove();
  });
  return page.body.innerHTML;
}

// Word puts the words of footnotes last, and a link to each where its number stands.
function takeNotes(page) {
  const notes = new Map();
  for (const list of page.querySelectorAll("[style*='mso-element:footnote-list'],[style*='mso-element:endnote-list']")) {
    for (const note of list.querySelectorAll("[style*='mso-element:footnote'],[style*='mso-element:endnote']")) {
      note.querySelectorAll("a[href*='ftnref'],a[href*='ednref']").forEach((each) => each.remove());
      notes.set(note.id, note.textContent.replace(/\s+/g, " ").trim());
    }
    list.remove();
  }
  return notes;
}

function placeNotes(page, notes) {
  for (const link of page.querySelectorAll("a[href*='#_ftn'],a[href*='#_edn']")) {
    const words = notes.get(link.getAttribute("href").split("#_")[1]);
    const place = page.createElement("sup");
    place.dataset.note = words ?? "";
    link.replaceWith(...(words ? [place] : []));
  }
}

// Paragraphs with a level become lists in lists. The sign that Word writes out stands in spans that can be ignored.
function takeSign(paragraph) {
  const signs = [...paragraph.querySelectorAll("span")].filter((each) => /mso-list:\s*ignore/i.test(style(each)));
  const text = signs.map((each) => each.textContent).join("");
  signs.forEach((each) => each.remove());
  return NUMBER.test(text) ? "ol" : "ul";
}

function lists(page) {
  let open = []; // the lists we are in, the outermost first
  let last = null;
  for (const paragraph of [...page.body.querySelectorAll("p,h1,h2,h3,h4,h5,h6")]) {
    const level = paragraph.tagName === "P" ? Number(LEVEL.exec(style(paragraph))?.[1] ?? 0) : 0;
    if (!level || paragraph.previousElementSibling !== last) open = [];
    if (!level) continue;
    const kind = takeSign(paragraph);
    while (open.length > level || (open.length === level && open.at(-1).localName !== kind)) open.pop();
    while (open.length < level) {
      const list = page.createElement(kind);
      if (open.length) (open.at(-1).lastElementChild ?? open.at(-1).appendChild(page.createElement("li"))).append(list);
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

// A text's own headings begin at the second level; only what comes from elsewhere begins at the first.
function headings(page, html) {
  const theirs = /mso-|urn:schemas-microsoft|docs-internal-guid/i.test(html) || page.querySelector("h1");
  if (theirs) {
    for (const [from, to] of Object.entries(HEADINGS)) {
      page.querySelectorAll(`${from}:not([data-renamed])`).forEach((each) => rename(page, each, to));
    }
  }
  page.querySelectorAll("p.MsoTitle").forEach((each) => rename(page, each, "h2"));
}

function rename(page, element, to) {
  const other = page.createElement(to);
  other.dataset.renamed = "";
  other.append(...element.childNodes);
  element.replaceWith(other);
}

// The first row names the columns, and a table in a table is only its words.
function tables(page) {
  page.querySelectorAll("td table, th table").forEach((each) => each.replaceWith(...[...each.rows].map((row) => row.innerText ?? row.textContent)));
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

// Links to pages of our own are kept without the server's name, so that they hold whatever it is called.
function shorten(link) {
  const address = link.getAttribute("href");
  if (address.startsWith(`${location.origin}/`)) link.setAttribute("href", address.slice(location.origin.length));
}
