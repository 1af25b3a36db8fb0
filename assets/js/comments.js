// Words marked in a text become the passage meant when a comment on it is opened.
import { find, findAll } from "./dom.js";

export function quoteWhatIsMarked() {
  let marked = "";
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection()?.toString().trim() ?? "";
    if (chosen && !document.activeElement?.matches("input, textarea")) marked = chosen;
  });
  for (const box of findAll(document, "[data-comment-on]", HTMLDetailsElement)) {
    box.addEventListener("toggle", () => {
      const quote = find(box, "[name=quote]", HTMLInputElement) ?? find(box, "[name=quote]", HTMLTextAreaElement);
      if (box.open && marked && quote && !quote.value) quote.value = marked.slice(0, quote.maxLength);
      marked = "";
    });
  }
}
