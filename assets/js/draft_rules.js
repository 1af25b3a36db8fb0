// What is decided about a draft, apart from the page it stands on.

/** @typedef {Record<string, string>} Fields by name; boxes that share a name stand on lines of their own */
/** @typedef {{ fields: Fields, from: string }} KeptDraft what the device keeps: the words, and what the form held before them */
/** @typedef {"nothing" | "forget" | "fill" | "offer"} Restoring */
/** @typedef {{ revision?: number, clock?: string, sentence?: string } | null} DraftAnswer */
/** @typedef {"saved" | "signed out" | "elsewhere" | "refused" | "offline"} DraftOutcome */

const NEVER_KEPT = new Set(["csrfmiddlewaretoken", "receipt", "revision"]);

/**
 * The words of a form, without files and without what belongs to one sending.
 * @param {Iterable<[string, FormDataEntryValue]>} entries
 * @returns {Fields}
 */
export function fieldsIn(entries) {
  /** @type {Fields} */
  const fields = {};
  for (const [name, value] of entries) {
    if (typeof value !== "string" || NEVER_KEPT.has(name)) continue;
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  }
  return fields;
}

/**
 * A page that was made for nobody keeps nothing: the next nobody on the device may be another.
 * @param {string} person
 */
export const isKept = (person) => person !== "";

/**
 * What happens with words that a person left on the device, when the form holds `now` (JSON of its fields): words over
 * which nothing has been written come back by themselves; beside newer words they are offered, and wait to be asked for.
 * @param {unknown} kept
 * @param {string} now
 * @returns {Restoring}
 */
export function restoring(kept, now) {
  if (!isDraft(kept)) return "nothing";
  if (JSON.stringify(kept.fields) === now) return "forget";
  return kept.from === now ? "fill" : "offer";
}

/**
 * @param {any} kept
 * @returns {kept is KeptDraft}
 */
const isDraft = (kept) => typeof kept?.from === "string" && typeof kept?.fields === "object" && kept.fields !== null;

/**
 * What the server's answer means; only "saved" lets the device forget.
 * @param {number} status
 * @param {DraftAnswer} answer null when it could not be read
 * @returns {DraftOutcome}
 */
export function draftOutcome(status, answer) {
  if (status >= 200 && status < 300) return typeof answer?.revision === "number" ? "saved" : "offline";
  if (status === 401 || status === 403) return "signed out";
  if (status === 409) return "elsewhere";
  return answer?.sentence ? "refused" : "offline";
}
