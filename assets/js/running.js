// Says of each earlier statement, while it is written in, whether it runs on as it is or with a new wording.
import { findAll, need } from "./dom.js";

const plain = (/** @type {string | undefined} */ text) => (text ?? "").replaceAll("\r\n", "\n").trim();

export function sayFates() {
  for (const row of findAll(document, "[data-koll-running]")) {
    const fate = need(row, "[data-koll-fate]");
    const boxes = [...findAll(row, "[data-was]", HTMLInputElement), ...findAll(row, "[data-was]", HTMLTextAreaElement)];
    const say = () => {
      const isSame = boxes.every((box) => plain(box.value) === plain(box.dataset.was));
      const words = (isSame ? fate.dataset.same : fate.dataset.changed) ?? "";
      if (fate.textContent !== words) fate.textContent = words;
    };
    row.addEventListener("input", say);
    say();
  }
}
