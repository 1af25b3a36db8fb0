// Says of each earlier statement, while it is written in, whether it runs on as it is or with a new wording.
export function sayFates() {
  document.querySelectorAll("[data-koll-running]").forEach((row) => {
    const fate = row.querySelector("[data-koll-fate]");
    const boxes = [...row.querySelectorAll("[data-was]")];
    const same = (box) => box.value.replaceAll("\r\n", "\n").trim() === box.dataset.was.replaceAll("\r\n", "\n").trim();
    const say = () => {
      const words = boxes.every(same) ? fate.dataset.same : fate.dataset.changed;
      if (fate.textContent !== words) fate.textContent = words;
    };
    row.addEventListener("input", say);
    say();
  });
}
