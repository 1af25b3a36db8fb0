// Words of a part that never reached the server, on every page but the one that sends them.
import { forget } from "./device.js";
import { find, need } from "./dom.js";
import { person } from "./page.js";
import { unsentOf } from "./together/kept_changes.js";

export function showUnsent() {
  const template = find(document, "template[data-koll-unsent]", HTMLTemplateElement);
  const model = template?.content.firstElementChild;
  if (!template || !model || document.querySelector("form[data-together]")) return;
  for (const part of unsentOf(person())) {
    const box = /** @type {HTMLElement} */ (model.cloneNode(true));
    const area = need(box, "textarea", HTMLTextAreaElement);
    area.value = part.text;
    need(box, "a", HTMLAnchorElement).href = part.address.replace(/tillsammans\/.*$/, "");
    const copy = need(box, "[data-do=copy]");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(part.text).catch(() => area.select());
      copy.textContent = copy.dataset.done ?? "";
    });
    need(box, "[data-do=drop]").addEventListener("click", () => {
      forget(part.key);
      box.remove();
    });
    template.after(box);
  }
}
