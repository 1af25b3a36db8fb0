// Exchanges changes with the server, which keeps them and gives those of others; what is unsent stays on this device.
import * as Y from "yjs";

const TYPING = 200;
const TOGETHER = 500;
const AMONG_FEW = { typing: 100, reading: 250, others: 3, answered: 50 }; // while the server answers quickly
const ALONE = 2000;
const OFFLINE = 3000;
const GIVE_UP = 8000;

const cookie = (name) => document.cookie.split("; ").find((row) => row.startsWith(`${name}=`))?.split("=")[1];
const words = () => document.querySelector("[data-koll-words]")?.dataset ?? {};
const wait = (time) => new Promise((done) => setTimeout(done, time));

function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

// The cookie's, which is new when somebody has signed in again in another tab.
export const tokenOf = (form) => cookie("csrftoken") ?? form.elements.csrfmiddlewaretoken.value;

export function exchangeOver(form, doc, { cursor, text, show, say, lost, refuse }) {
  const url = form.dataset.together;
  const prefix = `koll-together:${url}:`;
  const own = prefix + doc.clientID;
  const person = document.querySelector("[data-koll-unsent]")?.dataset.kollUnsent;
  let after = -1;
  let unsent = [];
  let flying = []; // sent and not yet answered
  let busy = null;
  let timer = 0;
  let ended = false;
  let others = 0;
  let took = 0;

  doc.on("update", (change, origin) => {
    if (origin === "server") return;
    unsent.push(change);
    keep();
    plan(typing());
  });

  function keep() {
    const changes = [...flying, ...unsent];
    if (!changes.length) return localStorage.removeItem(own);
    const kept = { changes: encode(Y.mergeUpdates(changes)), text: text(), person };
    try {
      localStorage.setItem(own, JSON.stringify(kept));
    } catch {
      lost(words().full); // the device has no room: what is typed is only in this page
    }
  }

  function plan(time) {
    if (ended) return;
    clearTimeout(timer);
    timer = setTimeout(round, time);
  }

  const isQuick = () => others && others <= AMONG_FEW.others && took < AMONG_FEW.answered;
  const typing = () => (isQuick() ? AMONG_FEW.typing : TYPING);
  const reading = () => (!others || document.hidden ? ALONE : isQuick() ? AMONG_FEW.reading : TOGETHER);

  // One at a time: what is typed meanwhile goes with the next.
  function round(leaving = false) {
    busy ??= send(leaving).finally(() => {
      busy = null;
      plan(unsent.length ? typing() : reading());
    });
    return busy;
  }

  async function send(leaving) {
    flying = unsent;
    unsent = [];
    const changes = flying.length ? [encode(Y.mergeUpdates(flying))] : [];
    const back = () => {
      unsent = [...flying, ...unsent];
      flying = [];
      keep();
    };
    const began = performance.now();
    let answer;
    try {
      answer = await fetch(url, {
        method: "POST",
        keepalive: leaving,
        redirect: "error",
        headers: { "Content-Type": "application/json", "X-CSRFToken": tokenOf(form) },
        body: JSON.stringify({ after, client: doc.clientID, cursor: cursor(), changes }),
      });
    } catch {
      back();
      lost(words().offline);
      await wait(OFFLINE);
      return false;
    }
    const told = await answer.json().catch(() => null);
    if (!answer.ok || !told) {
      back();
      // Without the cookie the form is refused as forged: somebody has signed out.
      const signedOut = answer.status === 401 || (answer.status === 403 && !cookie("csrftoken"));
      // Only Koll's own refusal ends it; a full disk, a restart or a proxy between passes, and then all is sent again.
      if ([400, 403, 404].includes(answer.status) && told?.sentence && !signedOut) {
        ended = true;
        refuse(told.sentence);
      } else {
        lost(signedOut ? words().signedOut : words().offline, signedOut);
        await wait(OFFLINE);
      }
      return false;
    }
    for (const change of told.changes) Y.applyUpdate(doc, decode(change), "server");
    after = told.number;
    others = told.there.length;
    took = performance.now() - began;
    flying = [];
    keep();
    lost("");
    if (changes.length) {
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      say(`${form.querySelector("[data-koll-saved]").dataset.saved} ${clock}`);
    }
    show(told.there);
    return true;
  }

  // What earlier pages on this device never got away; sending it twice changes nothing.
  function bringBack() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own);
    for (const key of keys) {
      const { changes, person: whose } = JSON.parse(localStorage.getItem(key));
      if (whose !== person) continue;
      Y.applyUpdate(doc, decode(changes), "device"); // becomes a change of this page's own, kept and sent as such
      localStorage.removeItem(key);
    }
  }

  async function flush() {
    const until = Date.now() + GIVE_UP;
    do {
      if ((await round()) && !unsent.length) return true;
    } while (!ended && Date.now() < until);
    return false;
  }

  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => document.hidden || plan(0));
  window.addEventListener("pagehide", () => unsent.length && round(true));

  return {
    begin: async () => {
      const arrived = await round();
      if (arrived) bringBack();
      else ended = true;
      return arrived;
    },
    flush,
    soon: () => plan(typing()),
  };
}
