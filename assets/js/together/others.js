// The others who have the part open: their carets in the text, and their names beside it.
import { need } from "../dom.js";

const COLOURS = 6;

/**
 * @param {HTMLFormElement} form
 * @param {import("y-protocols/awareness").Awareness} awareness
 * @returns {(others: import("./answers.js").Other[]) => void}
 */
export function othersIn(form, awareness) {
  /** @type {Set<number>} */
  const shown = new Set();
  let last = "";
  return (others) => {
    const now = JSON.stringify(others);
    if (now === last) return; // every change redraws the text, and may come between two keys
    last = now;
    const states = awareness.getStates();
    const gone = [...shown].filter((client) => !others.some((other) => other.client === client));
    for (const client of gone) {
      states.delete(client);
      shown.delete(client);
    }
    for (const { client, name, cursor } of others) {
      states.set(client, { user: { name, colour: client % COLOURS }, cursor });
      shown.add(client);
    }
    awareness.emit("change", [{ added: [], updated: [...shown], removed: gone }, "server"]);
    const line = need(form, "[data-koll-there]");
    const names = [...new Set(others.map(({ name }) => name))].join(", ");
    const sentence = names ? `${line.dataset.with} ${names}` : (line.dataset.alone ?? "");
    if (line.textContent !== sentence) line.textContent = sentence;
  };
}
