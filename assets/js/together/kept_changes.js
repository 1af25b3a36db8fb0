// What the device keeps of a part while it is written: the changes the server does not have, and the text as it was seen.
import { forget, keyOf, namesOf, read, write } from "../device.js";

const KIND = "together";

/**
 * @typedef {{ changes: string, text: string }} KeptChanges `changes`: as encode() of outbox.js
 * @typedef {{ key: string, address: string, changes: string, text: string }} UnsentPart `address`: of the part's exchange
 */

/**
 * Where a page keeps its own; several pages may have the same part open.
 * @param {string} person
 * @param {string} address
 * @param {number} client
 */
export const placeOf = (person, address, client) => keyOf(KIND, person, `${address}:${client}`);

/**
 * @param {string} place
 * @param {KeptChanges} kept
 * @returns {boolean} whether the device had room
 */
export const keepChanges = (place, kept) => write(place, kept);

/**
 * What a person has on this device that never reached the server; nobody else's, and nothing of a page made for nobody.
 * @param {string} person
 * @returns {UnsentPart[]}
 */
export function unsentOf(person) {
  if (!person) return [];
  return namesOf(KIND, person).flatMap((name) => {
    const key = keyOf(KIND, person, name);
    const kept = read(key);
    if (typeof kept?.changes !== "string" || typeof kept.text !== "string") return [];
    return [{ key, address: name.replace(/:\d+$/, ""), changes: kept.changes, text: kept.text }];
  });
}

/**
 * Hands over what earlier pages of this part never got away, and forgets it once it has been taken over.
 * @param {string} person
 * @param {string} address
 * @param {string} own where this page keeps its own
 * @param {(changes: string) => void} takeOver
 */
export function bringBack(person, address, own, takeOver) {
  for (const part of unsentOf(person)) {
    if (part.address !== address || part.key === own) continue;
    takeOver(part.changes);
    forget(part.key);
  }
}
