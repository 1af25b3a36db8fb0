// Changes that the server does not have yet, in the order in which they were made.
import * as Y from "yjs";

/** @param {Uint8Array} bytes */
export function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** @param {string} text */
export const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export function outbox() {
  /** @type {Uint8Array[]} */
  let unsent = [];
  /** @type {Uint8Array[]} sent, and not yet answered */
  let flying = [];

  /** @param {Uint8Array[]} changes */
  const merged = (changes) => (changes.length ? encode(Y.mergeUpdates(changes)) : "");

  return {
    /** @param {Uint8Array} change */
    add(change) {
      unsent.push(change);
    },
    isEmpty: () => !unsent.length,
    /** Takes all to send it; "" when there is nothing. It is still the device's to keep until the server has it. */
    take() {
      flying = [...flying, ...unsent];
      unsent = [];
      return merged(flying);
    },
    /** The server has what was taken. */
    acknowledge() {
      flying = [];
    },
    /** What was taken did not arrive, and goes first next time. */
    putBack() {
      unsent = [...flying, ...unsent];
      flying = [];
    },
    /** All that the server has not said it has. */
    unacknowledged: () => merged([...flying, ...unsent]),
  };
}
