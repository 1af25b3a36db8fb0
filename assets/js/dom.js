// Elements of a kind that is known: what is not of the kind is not there.

/**
 * @template {Element} T
 * @typedef {new () => T} Kind
 */

/**
 * The first element of the kind, when the first that fits is one.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {Kind<T>} [kind]
 * @returns {T | null}
 */
export function find(root, selector, kind) {
  const wanted = kind ?? HTMLElement;
  const element = root.querySelector(selector);
  return element instanceof wanted ? /** @type {T} */ (element) : null;
}

/**
 * The same, where the page always has it; throws when a template has lost it.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {Kind<T>} [kind]
 * @returns {T}
 */
export function need(root, selector, kind) {
  const element = find(root, selector, kind);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}

/**
 * All elements of the kind, in the order of the page.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {Kind<T>} [kind]
 * @returns {T[]}
 */
export function findAll(root, selector, kind) {
  const wanted = kind ?? HTMLElement;
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)].filter((element) => element instanceof wanted));
}

/**
 * The element around what an event happened to, itself counted.
 * @template {Element} [T=HTMLElement]
 * @param {EventTarget | null} target
 * @param {string} selector
 * @param {Kind<T>} [kind]
 * @returns {T | null}
 */
export function around(target, selector, kind) {
  const wanted = kind ?? HTMLElement;
  const element = target instanceof Element ? target.closest(selector) : null;
  return element instanceof wanted ? /** @type {T} */ (element) : null;
}

/**
 * A field of a form by its name; null for a group of boxes or none.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null}
 */
export function fieldOf(form, name) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    ? field
    : null;
}

/**
 * Sets a field that the form always has.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
export function setField(form, name, value) {
  const field = fieldOf(form, name);
  if (!field) throw new Error(`The form has no ${name}.`);
  field.value = value;
}

/**
 * @param {string} sentence
 * @param {string} address
 * @param {{ newTab?: boolean }} [how]
 */
export function linkTo(sentence, address, { newTab = false } = {}) {
  const link = document.createElement("a");
  link.className = "ds-link";
  link.href = address;
  if (newTab) link.target = "_blank";
  link.textContent = sentence;
  return link;
}
