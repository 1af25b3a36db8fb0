// Exchanges changes with the server, which keeps them and gives those of others; what is unsent stays on this device.
import * as Y from "yjs";

const TYPING = 200;
const TOGETHER = 500;
const ALONE = 2000;
const OFFLINE = 3000;
const GIVE_UP = 8000;

const words = () => document.querySelector("[data-koll-words]")?.dataset ?? {};
const wait = (time) => new Promise((done) => setTimeout(done, time));

function encode(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export function exchangeOver(form, doc, { cursor, show, say, refuse }) {
  const url = form.dataset.together;
  const prefix = `koll-together:${url}:`;
  const own = prefix + doc.clientID;
  let after = -1;
  let unsent = [];
  let busy = null;
  let timer = 0;
  let ended = false;
  let others = 0;

  doc.on("update", (change, origin) => {
    if (origin === "server") return;
    unsent.push(change);
    keep();
    plan(TYPING);
  });

  function keep(more = []) {
    const changes = [...more, ...unsent];
    if (changes.length) localStorage.setItem(own, encode(Y.mergeUpdates(changes)));
    else localStorage.removeItem(own);
  }

  function plan(time) {
    if (ended) return;
    clearTimeout(timer);
    timer = setTimeout(round, time);
  }

  // One at a time: what is typed meanwhile goes with the next.
  function round(leaving = false) {
    busy ??= send(leaving).finally(() => {
      busy = null;
      plan(unsent.length ? TYPING : others ? TOGETHER : ALONE);
    });
    return busy;
  }

  async function send(leaving) {
    const taken = unsent;
    unsent = [];
    const changes = taken.length ? [encode(Y.mergeUpdates(taken))] : [];
    const back = () => {
      unsent = [...taken, ...unsent];
      keep();
    };
    let answer;
    try {
      answer = await fetch(url, {
        method: "POST",
        keepalive: leaving,
        redirect: "error",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
        body: JSON.stringify({ after, client: doc.clientID, cursor: cursor(), changes }),
      });
    } catch {
      back();
      say(words().offline);
      await wait(OFFLINE);
      return false;
    }
    const told = await answer.json().catch(() => null);
    if (!answer.ok || !told) {
      back();
      if (answer.status === 403 || answer.status === 400) {
        ended = true;
        refuse(told?.sentence ?? words().signedOut);
      } else {
        say(answer.status === 401 ? words().signedOut : words().offline);
        await wait(OFFLINE);
      }
      return false;
    }
    for (const change of told.changes) Y.applyUpdate(doc, decode(change), "server");
    after = told.number;
    others = told.there.length;
    keep();
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
      Y.applyUpdate(doc, decode(localStorage.getItem(key)), "device");
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
  window.addEventListener("pagehide", () => unsent.length && round(true));

  return {
    begin: async () => {
      const arrived = await round();
      if (arrived) bringBack();
      else ended = true;
      return arrived;
    },
    flush,
    soon: () => plan(TYPING),
  };
}
