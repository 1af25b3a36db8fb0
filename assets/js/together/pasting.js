// Lists as Word puts them on the clipboard: paragraphs with a level, which become lists in lists.
const LEVEL = /mso-list:[^;"]*level(\d)/i;
const NUMBER = /^\s*(\d+|[a-z]{1,3})[.)]/i;

function levelOf(paragraph) {
  return Number(LEVEL.exec(paragraph.getAttribute("style") ?? "")?.[1] ?? 0);
}

// The sign or number that Word writes out stands in spans that say they can be ignored.
function takeSign(paragraph) {
  const signs = [...paragraph.querySelectorAll("span")].filter((each) => /mso-list:\s*ignore/i.test(each.getAttribute("style") ?? ""));
  const text = signs.map((each) => each.textContent).join("");
  signs.forEach((each) => each.remove());
  return NUMBER.test(text) ? "ol" : "ul";
}

export function wordLists(html) {
  if (!/mso-list/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  let open = []; // the lists we are in, the outermost first
  let last = null;
  for (const paragraph of [...page.body.querySelectorAll("p")]) {
    const level = levelOf(paragraph);
    if (!level || paragraph.previousElementSibling !== last) open = [];
    if (!level) continue;
    const kind = takeSign(paragraph);
    while (open.length > level) open.pop();
    while (open.length < level) {
      const list = page.createElement(kind);
      if (open.length) (open.at(-1).lastElementChild ?? open.at(-1).appendChild(page.createElement("li"))).append(list);
      else paragraph.before(list);
      open.push(list);
    }
    const item = page.createElement("li");
    item.innerHTML = paragraph.innerHTML;
    open[level - 1].append(item);
    last = open[0];
    paragraph.remove();
  }
  return page.body.innerHTML;
}
