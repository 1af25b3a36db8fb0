// What every page tells its scripts: its sentences, the person who reads it, and the proof that a form is ours.
import { find, linkTo } from "./dom.js";

/**
 * The sentences that the scripts say, in the page's language (base.html).
 * @typedef {Record<"putBack" | "saved" | "offline" | "full" | "signedOut" | "signIn" | "signInAt" | "elsewhere" | "kept", string>} Sentences
 */

const SILENT = Object.freeze({
  putBack: "", saved: "", offline: "", full: "", signedOut: "", signIn: "", signInAt: "", elsewhere: "", kept: "",
});

/** @returns {Sentences} */
export const sentences = () => ({ ...SILENT, ...find(document, "[data-koll-words]")?.dataset });

/** The number of the person whom the page was made for; "" for nobody. */
export const person = () => document.body.dataset.kollPerson ?? "";

/**
 * @param {string} name
 * @returns {string} "" when there is none
 */
export const cookie = (name) =>
  document.cookie.split("; ").find((row) => row.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";

/** @param {HTMLFormElement} form */
const tokenOf = (form) => find(form, "[name=csrfmiddlewaretoken]", HTMLInputElement)?.value ?? "";

/**
 * The headers that prove that a form is ours, and say for whom its page was made: when somebody else has signed in on the
 * device since, the server takes nothing in their name. The token is the form's own.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export const proofOf = (form) => ({ "X-CSRFToken": tokenOf(form) || cookie("csrftoken"), "X-Koll-Person": person() });

/**
 * The same with the token of now, which is new when the person has signed in again in another tab.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export const proofOfNow = (form) => ({ ...proofOf(form), "X-CSRFToken": cookie("csrftoken") || tokenOf(form) });

/** A link to sign in again in a new tab, so that the words stay where they are. */
export const signInLink = () => linkTo(sentences().signIn, sentences().signInAt, { newTab: true });
