// Lets cells that were copied in a spreadsheet be pasted over the boxes of a table, from the box where they are pasted.
import { around, find } from "./dom.js";

/**
 * The rows of what a spreadsheet copies, each as its cells; null for words that are no cells.
 * @param {string} text
 * @returns {string[][] | null}
 */
export function cellsIn(text) {
  if (!/[\t\n]/.test(text.trimEnd())) return null;
  return text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((row) => row.split("\t").map((cell) => cell.trim()));
}

export function pasteCells() {
  const grid = find(document, "[data-koll-grid]");
  if (!grid) return;
  grid.addEventListener("paste", (event) => {
    const first = around(event.target, "td", HTMLTableCellElement);
    const rows = cellsIn(event.clipboardData?.getData("text/plain") ?? "");
    if (!first || !rows) return;
    event.preventDefault();
    let row = first.parentElement;
    for (const cells of rows) {
      if (!(row instanceof HTMLTableRowElement)) break;
      for (const [place, value] of cells.entries()) {
        const box = row.cells[first.cellIndex + place]?.querySelector("input");
        if (box) box.value = value;
      }
      row = /** @type {HTMLElement | null} */ (row.nextElementSibling);
    }
    grid.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
