// What the server's answer to an exchange means for what is written.

/**
 * @typedef {{ client: number, name: string, cursor: unknown }} Other somebody else who has the part open
 * @typedef {{ changes: string[], number: number, there: Other[] }} Merged
 * @typedef {{ outcome: "merged", merged: Merged }
 *   | { outcome: "refused", sentence: string }
 *   | { outcome: "signed out" }
 *   | { outcome: "later" }} Meaning
 */

const FINAL = [400, 403, 404];

/**
 * Only Koll's own refusal, which has a sentence, ends the writing; a full disk, a restart, a proxy or a limit passes, and
 * then all is sent again. A refusal without the cookie is that of a form which looks forged: somebody has signed out.
 * @param {number} status
 * @param {any} body the answer's JSON; null when it was none
 * @param {boolean} hasToken whether the cookie of the sign-in is there
 * @returns {Meaning}
 */
export function meaningOf(status, body, hasToken) {
  if (status >= 200 && status < 300) return isMerged(body) ? { outcome: "merged", merged: body } : { outcome: "later" };
  if (status === 401 || (status === 403 && !hasToken)) return { outcome: "signed out" };
  if (FINAL.includes(status) && typeof body?.sentence === "string" && body.sentence) {
    return { outcome: "refused", sentence: body.sentence };
  }
  return { outcome: "later" };
}

/**
 * @param {any} body
 * @returns {body is Merged}
 */
const isMerged = (body) => Array.isArray(body?.changes) && typeof body.number === "number" && Array.isArray(body.there);
