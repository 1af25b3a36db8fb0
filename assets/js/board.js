// Lets a card be dragged to another column or another place; the same as the card's own form does, which is what is sent.
import { find, findAll, setField } from "./dom.js";

export function dragCards() {
  const board = find(document, "[data-koll-board]");
  if (!board) return;
  /** @type {HTMLElement | null} */
  let carried = null;
  for (const card of findAll(board, "[data-koll-card]")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      carried = card;
      if (!event.dataTransfer) return;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.dataset.kollCard ?? "");
    });
    card.addEventListener("dragend", () => {
      carried = null;
      mark(board, null);
    });
  }
  for (const column of findAll(board, "[data-koll-column]")) {
    column.addEventListener("dragover", (event) => {
      if (!carried) return;
      event.preventDefault();
      mark(board, column);
    });
    column.addEventListener("drop", (event) => {
      if (!carried) return;
      event.preventDefault();
      move(carried, column.dataset.kollColumn ?? "", cardBelow(column, event.clientY, carried));
    });
  }
}

/**
 * @param {HTMLElement} board
 * @param {HTMLElement | null} column
 */
function mark(board, column) {
  for (const marked of findAll(board, "[data-over]")) delete marked.dataset.over;
  if (column) column.dataset.over = "";
}

/**
 * The key of the card that the carried one was dropped above; "" at the end of the column.
 * @param {HTMLElement} column
 * @param {number} y
 * @param {HTMLElement} carried
 */
function cardBelow(column, y, carried) {
  const below = findAll(column, "[data-koll-card]").find((card) => {
    const box = card.getBoundingClientRect();
    return card !== carried && y < box.top + box.height / 2;
  });
  return below?.dataset.kollCard ?? "";
}

/**
 * @param {HTMLElement} card
 * @param {string} verb
 * @param {string} before
 */
function move(card, verb, before) {
  const form = document.getElementById(`move-${card.dataset.kollCard}`);
  if (!(form instanceof HTMLFormElement)) return;
  setField(form, "verb", verb);
  setField(form, "before", before);
  form.requestSubmit();
}
