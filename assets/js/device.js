// Words that are kept on this device until the server has them. The key says whose they are: a device has many users.

const START = "koll";

/**
 * @param {string} kind what is kept: "draft", "room", "together"
 * @param {string} person the person's number, "" for nobody
 * @param {string} name what it belongs to
 */
export const keyOf = (kind, person, name) => `${START}:${kind}:${person}:${name}`;

/**
 * The names of what a person has kept of a kind, in alphabetical order.
 * @param {string} kind
 * @param {string} person
 * @returns {string[]}
 */
export function namesOf(kind, person) {
  const start = keyOf(kind, person, "");
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)).sort();
  } catch {
    return []; // the device keeps nothing for this site
  }
}

/**
 * What is kept under a key; null when there is nothing, or nothing that can be read.
 * @param {string} key
 * @returns {any}
 */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether the device had room
 */
export function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept there.
  }
}
