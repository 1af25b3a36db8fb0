// Keeps the words of a form while they are typed: on this device at once, on the server when typing pauses.
import { forget, keyOf, read, write } from "./device.js";
import { find, findAll } from "./dom.js";
import { draftOutcome, fieldsIn, isKept, restoring } from "./draft_rules.js";
import { person, proofOf, sentences, signInLink } from "./page.js";

/** @typedef {import("./draft_rules.js").Fields} Fields */

const PAUSE = 800;

/** @param {HTMLFormElement} form */
const fieldsOf = (form) => fieldsIn(new FormData(form));

/** @param {string} form */
const keyFor = (form) => keyOf("draft", person(), form);

// Where the words were typed, so that the first page can show the way back.
function page() {
  const address = location.pathname + location.search;
  return { address, heading: find(document, "h1")?.textContent?.trim() ?? "" };
}

/** @param {HTMLFormElement} form */
function statusOf(form) {
  const there = find(form, ".koll-draft-status");
  if (there) return there;
  const line = document.createElement("p");
  line.className = "koll-draft-status";
  line.setAttribute("role", "status");
  form.append(line);
  return line;
}

export function keepDrafts() {
  for (const line of findAll(document, "[data-koll-done]")) forget(keyFor(line.dataset.kollDone ?? ""));
  for (const form of findAll(document, "form[data-draft]", HTMLFormElement)) keep(form);
}

/** @param {HTMLFormElement} form */
function keep(form) {
  if (!isKept(person())) return;
  const key = keyFor(form.dataset.draft ?? "");
  const url = form.dataset.draftUrl ?? "";
  let revision = Number(form.dataset.draftRevision || 0);
  let timer = 0;
  let submitted = false;
  let sent = JSON.stringify(fieldsOf(form));
  const initial = sent;

  const say = (/** @type {string | undefined} */ sentence) => {
    statusOf(form).textContent = sentence ?? "";
  };

  restore(form, key, initial, say);

  /** @returns {Promise<void>} */
  async function send(leaving = false) {
    clearTimeout(timer);
    if (submitted || "kollShared" in form.dataset) return; // the act has the words; a draft sent after it would come back as unsent
    const fields = fieldsOf(form);
    const now = JSON.stringify(fields);
    if (now === sent) return;
    try {
      const answer = await fetch(url, {
        method: "POST",
        keepalive: leaving,
        headers: { "Content-Type": "application/json", ...proofOf(form) },
        body: JSON.stringify({ form: form.dataset.draft, fields, revision, ...page() }),
      });
      const said = await answer.json().catch(() => null);
      const outcome = draftOutcome(answer.status, said);
      if (outcome === "saved") {
        sent = now;
        revision = said.revision;
        if (JSON.stringify(fieldsOf(form)) === now) forget(key); // what was typed meanwhile is not on the server yet
        say(`${sentences().saved} ${said.clock}`);
      } else if (outcome === "signed out") {
        say(`${sentences().signedOut} `);
        statusOf(form).append(signInLink());
      } else if (outcome === "elsewhere") say(said?.sentence ?? sentences().elsewhere);
      else say(outcome === "refused" ? said?.sentence : sentences().offline);
    } catch {
      say(sentences().offline);
    }
  }

  form.addEventListener("input", () => {
    if ("kollShared" in form.dataset) return;
    if (!write(key, { fields: fieldsOf(form), from: initial })) say(sentences().full);
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    submitted = true;
  });
  window.addEventListener("pageshow", () => {
    submitted = false;
  });
  window.addEventListener("pagehide", () => send(true));
  window.addEventListener("online", () => send());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });
}

/**
 * Words that never reached the server come back.
 * @param {HTMLFormElement} form
 * @param {string} key
 * @param {string} initial
 * @param {(sentence: string) => void} say
 */
function restore(form, key, initial, say) {
  const kept = read(key);
  const putBack = () => {
    fill(form, kept.fields);
    say(sentences().kept);
  };
  const what = restoring(kept, initial);
  if (what === "forget") forget(key);
  else if (what === "fill") putBack();
  else if (what === "offer") offer(form, putBack);
}

/**
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 */
function fill(form, fields) {
  for (const box of findAll(form, "input[type=checkbox]", HTMLInputElement)) {
    box.checked = (fields[box.name] ?? "").split("\n").includes(box.value);
  }
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (!field || !("value" in field) || isUntouched(field)) continue;
    field.value = value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Element | RadioNodeList} field */
function isUntouched(field) {
  const first = field instanceof HTMLElement ? field : /** @type {any} */ (field)[0];
  return first instanceof HTMLInputElement && ["hidden", "file", "checkbox"].includes(first.type);
}

/**
 * @param {HTMLFormElement} form
 * @param {() => void} putBack
 */
function offer(form, putBack) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ds-button";
  button.dataset.variant = "secondary";
  button.textContent = sentences().putBack;
  button.addEventListener("click", () => {
    button.remove();
    putBack();
  });
  form.prepend(button);
}
