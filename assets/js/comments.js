// Words marked in a text become the passage meant when a comment on it is opened.
export function quoteWhatIsMarked() {
  let marked = "";
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection()?.toString().trim() ?? "";
    if (chosen && !document.activeElement?.matches("input, textarea")) marked = chosen;
  });
  document.querySelectorAll("[data-comment-on]").forEach((box) => {
    box.addEventListener("toggle", () => {
      const quote = box.querySelector("[name=quote]");
      if (box.open && marked && quote && !quote.value) quote.value = marked.slice(0, quote.maxLength);
      marked = "";
    });
  });
}
