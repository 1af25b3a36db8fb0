// The form where one puts up a thought: what is written is kept on the device until the server has it.
import { keyOf } from "./device.js";
import { fieldOf, findAll, need, setField } from "./dom.js";
import { person, proofOf, sentences } from "./page.js";
import { thoughtQueue } from "./thought_queue.js";

const EVERY = 2000;
export const RECEIVED = "koll-thought-received";

export function keepThoughts() {
  for (const form of findAll(document, "form[data-koll-thought]", HTMLFormElement)) keep(form);
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const queue = thoughtQueue(keyOf("room", person(), form.dataset.kollThought ?? ""));
  const line = need(form, "[data-koll-pending]");
  let sending = false;

  const tell = (refusal = "") => {
    const { length } = queue.waiting();
    line.hidden = !length;
    line.textContent = length ? `${line.dataset.waiting} ${length}. ${refusal}` : "";
  };

  /** @param {import("./thought_queue.js").Thought} thought */
  async function send(thought) {
    const body = new FormData();
    for (const [field, value] of Object.entries(thought)) body.set(field, value);
    const headers = { ...proofOf(form), Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", body, headers });
    const told = await answer.json().catch(() => null); // a thought that is received is answered with nothing
    return { status: answer.status, sentence: String(told?.sentence ?? "") };
  }

  async function flush() {
    if (sending || !queue.waiting().length) return;
    sending = true;
    const refusal = await queue.sendAll(send, () => window.dispatchEvent(new Event(RECEIVED)));
    sending = false;
    tell(refusal);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = fieldOf(form, "text");
    if (!text?.value.trim()) return;
    if (!queue.add({ key: newKey(), text: text.value, name: fieldOf(form, "name")?.value ?? "" })) {
      line.hidden = false; // the words stay in the box
      line.textContent = sentences().full;
      return;
    }
    setField(form, "text", "");
    text.focus();
    tell();
    flush();
  });
  tell();
  setInterval(flush, EVERY);
  flush();
}

const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
