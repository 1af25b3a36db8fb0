// Exchanges changes with the server, which keeps them and gives those of others; what is unsent stays on this device.
import * as Y from "yjs";
import { forget } from "../device.js";
import { need } from "../dom.js";
import { cookie, person, proofOfNow, sentences } from "../page.js";
import { meaningOf } from "./answers.js";
import { bringBack, keepChanges, placeOf } from "./kept_changes.js";
import { decode, outbox } from "./outbox.js";

/**
 * @typedef {import("./answers.js").Other} Other
 * @typedef {object} EditorPage what the exchange asks of the page and tells it
 * @property {() => unknown} cursor
 * @property {() => string} text the part as it is seen
 * @property {(others: Other[]) => void} show
 * @property {(sentence: string) => void} say
 * @property {(sentence: string, signedOut?: boolean) => void} lost "" when nothing is lost any longer
 * @property {(sentence: string) => void} refuse the right to write has gone
 */

const AMONG_FEW = { typing: 100, reading: 250, others: 3, answered: 50 }; // while the server answers quickly
const PACE = { typing: 200, together: 500, alone: 2000, offline: 3000, giveUp: 8000 };

/** @param {number} time */
const wait = (time) => new Promise((done) => setTimeout(done, time));

/**
 * @param {HTMLFormElement} form
 * @param {Y.Doc} doc
 * @param {EditorPage} page
 * @param {typeof PACE} [pace] milliseconds
 */
export function exchangeOver(form, doc, { cursor, text, show, say, lost, refuse }, pace = PACE) {
  const url = form.dataset.together ?? "";
  const own = placeOf(person(), url, doc.clientID);
  const box = outbox();
  let after = -1;
  /** @type {Promise<boolean> | null} */
  let busy = null;
  let timer = 0;
  let ended = false;
  let others = 0;
  let took = 0;

  doc.on("update", (/** @type {Uint8Array} */ change, /** @type {unknown} */ origin) => {
    if (origin === "server") return;
    box.add(change);
    keep();
    plan(typing());
  });

  function keep() {
    const changes = box.unacknowledged();
    if (!changes) forget(own);
    else if (!keepChanges(own, { changes, text: text() })) lost(sentences().full); // what is typed is only in this page
  }

  /** @param {number} time */
  function plan(time) {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(round, time);
  }

  const isQuick = () => others > 0 && others <= AMONG_FEW.others && took < AMONG_FEW.answered;
  const typing = () => (isQuick() ? AMONG_FEW.typing : pace.typing);
  const reading = () => (!others || document.hidden ? pace.alone : isQuick() ? AMONG_FEW.reading : pace.together);

  // One at a time: what is typed meanwhile goes with the next.
  function round(leaving = false) {
    busy ??= send(leaving).finally(() => {
      busy = null;
      plan(box.isEmpty() ? reading() : typing());
    });
    return busy;
  }

  /** @param {boolean} leaving */
  async function send(leaving) {
    const changes = box.take();
    const began = performance.now();
    const meaning = await post(changes ? [changes] : [], leaving);
    if (meaning.outcome === "merged") {
      for (const change of meaning.merged.changes) Y.applyUpdate(doc, decode(change), "server");
      after = meaning.merged.number;
      others = meaning.merged.there.length;
      took = performance.now() - began;
      box.acknowledge();
      keep();
      lost("");
      if (changes) say(`${need(form, "[data-koll-saved]").dataset.saved} ${clock()}`);
      show(meaning.merged.there);
      return true;
    }
    box.putBack();
    keep();
    if (meaning.outcome === "refused") {
      ended = true;
      refuse(meaning.sentence);
    } else {
      const signedOut = meaning.outcome === "signed out";
      lost(signedOut ? sentences().signedOut : sentences().offline, signedOut);
      await wait(pace.offline);
    }
    return false;
  }

  /**
   * @param {string[]} changes
   * @param {boolean} leaving
   * @returns {Promise<import("./answers.js").Meaning>}
   */
  async function post(changes, leaving) {
    try {
      const answer = await fetch(url, {
        method: "POST",
        keepalive: leaving,
        redirect: "error",
        headers: { "Content-Type": "application/json", ...proofOfNow(form) },
        body: JSON.stringify({ after, client: doc.clientID, cursor: cursor(), changes }),
      });
      return meaningOf(answer.status, await answer.json().catch(() => null), cookie("csrftoken") !== "");
    } catch {
      return { outcome: "later" };
    }
  }

  async function flush() {
    const until = performance.now() + pace.giveUp;
    do {
      if ((await round()) && box.isEmpty()) return true;
    } while (!ended && performance.now() < until);
    return false;
  }

  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => document.hidden || plan(0));
  window.addEventListener("pagehide", () => void (box.isEmpty() || round(true)));

  return {
    begin: async () => {
      const arrived = await round();
      // Sending it twice changes nothing: it becomes a change of this page's own, kept and sent as such.
      if (arrived) bringBack(person(), url, own, (changes) => Y.applyUpdate(doc, decode(changes), "device"));
      else end();
      return arrived;
    },
    flush,
    soon: () => plan(typing()),
    end,
  };

  function end() {
    ended = true;
    clearTimeout(timer);
  }
}

const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
