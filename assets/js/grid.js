// Lets cells that were copied in a spreadsheet be pasted over the boxes of a table, from the box where they are pasted.
export function pasteCells() {
  const grid = document.querySelector("[data-koll-grid]");
  if (!grid) return;
  grid.addEventListener("paste", (event) => {
    const first = event.target.closest("td");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!first || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const rows = text.replace(/\r?\n$/, "").split(/\r?\n/);
    let row = first.parentElement;
    for (const cells of rows) {
      if (!row) break;
      cells.split("\t").forEach((value, number) => {
        const box = row.cells[first.cellIndex + number]?.querySelector("input");
        if (box) box.value = value.trim();
      });
      row = row.nextElementSibling;
    }
    grid.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
