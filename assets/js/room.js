// The room of a dialogue: what others write comes by itself, and thoughts are lifted and put together by dragging.
import { around, find, findAll, need, setField } from "./dom.js";
import { keepThoughts, RECEIVED } from "./thoughts.js";

const EVERY = 2000;
const SPREAD = 500; // sixty phones that were opened by the same words do not ask in the same breath
const SOON = 100;

export function liveRoom() {
  keepThoughts();
  for (const place of findAll(document, "[data-koll-live]")) follow(place);
  for (const button of findAll(document, "[data-koll-fullscreen]")) {
    button.hidden = false;
    button.addEventListener("click", () => button.closest("[data-koll-projector]")?.requestFullscreen());
  }
}

/** @param {HTMLElement} place */
function follow(place) {
  let tag = "";
  let came = performance.now();
  let chosen = Number(place.dataset.kollChosen ?? 0);
  let timer = 0;
  /** @type {Promise<void> | null} */
  let asking = null;
  const drag = draggingIn(place);

  const show = (/** @type {string} */ html) => {
    place.innerHTML = html;
    shown();
  };
  const shown = () => {
    came = performance.now();
    // On a phone the question stands above the box, where nothing is replaced while somebody writes.
    const above = document.querySelector("[data-koll-asked]");
    const asked = place.querySelector("[data-koll-asked]");
    if (asked && above && above !== asked) above.replaceWith(asked);
    if (place.querySelector("[data-koll-place]")) drag.prepare();
    sayTimeLeft(came);
  };

  // What is carried, or typed about a chosen thought, is not replaced under the hand.
  const isBusy = () => drag.isCarrying() || chosen > 0;
  const ask = async () => {
    if (isBusy() || document.hidden) return;
    try {
      /** @type {HeadersInit} */
      const headers = tag ? { "If-None-Match": tag } : {};
      const answer = await fetch(place.dataset.kollLive ?? "", { headers, cache: "no-store" });
      if (answer.status !== 200) return;
      const html = await answer.text();
      if (isBusy()) return;
      tag = answer.headers.get("ETag") ?? "";
      show(html);
    } catch {
      // The network is away; the next look tries again.
    }
  };
  // One question at a time: a slow server is asked more seldom.
  const look = () => {
    asking ??= ask().finally(() => {
      asking = null;
      plan(EVERY + SPREAD * (2 * Math.random() - 1));
    });
  };
  const plan = (/** @type {number} */ time) => {
    clearTimeout(timer);
    timer = setTimeout(look, time);
  };
  const choose = async (/** @type {HTMLAnchorElement} */ link) => {
    const number = Number(link.dataset.kollChoose);
    const before = chosen;
    try {
      const answer = await fetch(`${place.dataset.kollLive}&tanke=${number}`, { cache: "no-store" });
      if (answer.status !== 200) throw new Error(answer.statusText);
      const html = await answer.text();
      chosen = number;
      tag = "";
      show(html);
      find(place, number ? "[data-koll-putting] select" : `[data-koll-choose="${before}"]`)?.focus();
    } catch {
      location.assign(link.href);
    }
  };
  place.addEventListener("click", (event) => {
    const link = around(event.target, "[data-koll-choose]", HTMLAnchorElement);
    if (!link) return;
    event.preventDefault();
    choose(link);
  });
  window.addEventListener(RECEIVED, () => plan(SOON));
  document.addEventListener("visibilitychange", () => document.hidden || look());
  shown();
  setInterval(() => sayTimeLeft(came), 1000);
  plan(EVERY);
}

/**
 * How long each step has left, counted from when the page last heard it.
 * @param {number} came milliseconds, as performance.now()
 */
function sayTimeLeft(came) {
  for (const left of findAll(document, "[data-koll-left]")) {
    const seconds = Number(left.dataset.kollLeft) - (performance.now() - came) / 1000;
    left.textContent = seconds > 0 ? `${Math.ceil(seconds / 60)} ${left.dataset.minutes}` : (left.dataset.over ?? "");
  }
}

/**
 * Thoughts that are dragged onto one another or into a cluster, by the form that does the same without dragging.
 * @param {HTMLElement} place
 */
function draggingIn(place) {
  /** @type {HTMLElement | null} */
  let carried = null;

  /**
   * @param {HTMLElement} card
   * @param {{ into: string } | { cluster: string }} where
   */
  const put = (card, where) => {
    const form = need(place, "[data-koll-place]", HTMLFormElement);
    const fields = {
      thought: card.dataset.kollThoughtCard ?? "",
      revision: card.dataset.kollRevision ?? "",
      lifted: "kollLifted" in card.dataset ? "on" : "",
      ...where,
    };
    for (const [name, value] of Object.entries(fields)) setField(form, name, value);
    form.requestSubmit();
  };

  /** Makes the thoughts that have just been shown draggable. */
  const prepare = () => {
    for (const card of findAll(place, "[data-koll-thought-card]")) {
      card.draggable = true;
      card.addEventListener("dragstart", () => (carried = card));
      card.addEventListener("dragend", () => (carried = null));
      card.addEventListener("dragover", (event) => event.preventDefault());
      card.addEventListener("drop", (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (carried && carried !== card) put(carried, { into: card.dataset.kollThoughtCard ?? "" });
      });
    }
    for (const cluster of findAll(place, "[data-koll-cluster]")) {
      cluster.addEventListener("dragover", (event) => event.preventDefault());
      cluster.addEventListener("drop", () => carried && put(carried, { cluster: cluster.dataset.kollCluster ?? "" }));
    }
  };
  return { prepare, isCarrying: () => carried !== null };
}
