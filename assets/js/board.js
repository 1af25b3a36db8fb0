// Lets a card be dragged to another column or another place; the same as the card's own form does, which is what is sent.
export function dragCards() {
  const board = document.querySelector("[data-koll-board]");
  if (!board) return;
  let carried = null;
  board.querySelectorAll("[data-koll-card]").forEach((card) => {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      carried = card;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.dataset.kollCard);
    });
    card.addEventListener("dragend", () => {
      carried = null;
      mark(board, null);
    });
  });
  board.querySelectorAll("[data-koll-column]").forEach((column) => {
    column.addEventListener("dragover", (event) => {
      if (!carried) return;
      event.preventDefault();
      mark(board, column);
    });
    column.addEventListener("drop", (event) => {
      if (!carried) return;
      event.preventDefault();
      move(carried, column.dataset.kollColumn, cardBelow(column, event.clientY, carried));
    });
  });
}

function mark(board, column) {
  board.querySelectorAll("[data-over]").forEach((each) => delete each.dataset.over);
  if (column) column.dataset.over = "";
}

function cardBelow(column, y, carried) {
  const below = [...column.querySelectorAll("[data-koll-card]")].find((card) => {
    const box = card.getBoundingClientRect();
    return card !== carried && y < box.top + box.height / 2;
  });
  return below?.dataset.kollCard ?? "";
}

function move(card, verb, before) {
  const form = document.getElementById(`move-${card.dataset.kollCard}`);
  form.elements.namedItem("verb").value = verb;
  form.elements.namedItem("before").value = before;
  form.requestSubmit();
}
