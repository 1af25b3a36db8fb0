// The room of a dialogue: thoughts are kept on the device until the server has them, and what others write comes by itself.
const EVERY = 2000;
const SPREAD = 500; // sixty phones that were opened by the same words do not ask in the same breath
const SOON = 100;
const KEPT = "koll-thought-kept";
const PREFIX = "koll-room:";

export function liveRoom() {
  document.querySelectorAll("form[data-koll-thought]").forEach(keepThoughts);
  document.querySelectorAll("[data-koll-live]").forEach(follow);
  document.querySelectorAll("[data-koll-fullscreen]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => button.closest("[data-koll-projector]").requestFullscreen());
  });
}

function waiting(name) {
  return JSON.parse(localStorage.getItem(name) ?? "[]");
}

function keepThoughts(form) {
  const name = PREFIX + form.dataset.kollThought;
  const line = form.querySelector("[data-koll-pending]");
  let sending = false;

  const tell = (said = "") => {
    const left = waiting(name);
    line.hidden = !left.length;
    line.textContent = left.length ? `${line.dataset.waiting} ${left.length}. ${said}` : "";
  };

  const flush = async () => {
    if (sending) return;
    sending = true;
    let said = "";
    for (const each of waiting(name)) {
      const body = new FormData();
      for (const [field, value] of Object.entries(each)) body.set(field, value);
      body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
        if (answer.status !== 204) {
          if (answer.status === 422) said = await answer.text();
          break;
        }
        localStorage.setItem(name, JSON.stringify(waiting(name).filter((kept) => kept.key !== each.key)));
        window.dispatchEvent(new Event(KEPT));
      } catch {
        break;
      }
    }
    sending = false;
    tell(said);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = form.elements.namedItem("text");
    if (!text.value.trim()) return;
    const typed = form.elements.namedItem("name");
    const key = [...crypto.getRandomValues(new Uint8Array(18))].map((n) => n.toString(16).padStart(2, "0")).join("");
    const next = [...waiting(name), { key, text: text.value, name: typed?.value ?? "" }];
    localStorage.setItem(name, JSON.stringify(next));
    text.value = "";
    text.focus();
    tell();
    flush();
  });
  setInterval(flush, EVERY);
  flush();
}

function follow(place) {
  let tag = "";
  let came = performance.now();
  let carried = null;
  let chosen = Number(place.dataset.kollChosen ?? 0);
  let timer = 0;
  let asking = null;

  const shown = () => {
    came = performance.now();
    // On a phone the question stands above the box, where nothing is replaced while somebody writes.
    const above = document.querySelector("[data-koll-asked]");
    const asked = place.querySelector("[data-koll-asked]");
    if (asked && above !== asked) above.replaceWith(asked);
    if (place.querySelector("[data-koll-place]")) draggable();
    clock();
  };
  const draggable = () => {
    place.querySelectorAll("[data-koll-thought-card]").forEach((card) => {
      card.draggable = true;
      card.addEventListener("dragstart", () => (carried = card));
      card.addEventListener("dragend", () => (carried = null));
      card.addEventListener("dragover", (event) => event.preventDefault());
      card.addEventListener("drop", (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (carried && carried !== card) put(carried, { into: card.dataset.kollThoughtCard });
      });
    });
    place.querySelectorAll("[data-koll-cluster]").forEach((cluster) => {
      cluster.addEventListener("dragover", (event) => event.preventDefault());
      cluster.addEventListener("drop", () => carried && put(carried, { cluster: cluster.dataset.kollCluster }));
    });
  };
  const put = (card, where) => {
    const form = place.querySelector("[data-koll-place]");
    const said = { thought: card.dataset.kollThoughtCard, lifted: "kollLifted" in card.dataset ? "on" : "", ...where };
    for (const [name, value] of Object.entries(said)) form.elements.namedItem(name).value = value;
    form.requestSubmit();
  };
  const clock = () => {
    document.querySelectorAll("[data-koll-left]").forEach((left) => {
      const seconds = Number(left.dataset.kollLeft) - (performance.now() - came) / 1000;
      const said = `${Math.ceil(seconds / 60)} ${left.dataset.minutes}`;
      left.textContent = seconds > 0 ? said : left.dataset.over;
    });
  };

  // What is carried, or typed about a chosen thought, is not replaced under the hand.
  const busy = () => carried || chosen;
  const ask = async () => {
    if (busy() || document.hidden) return;
    try {
      const answer = await fetch(place.dataset.kollLive, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (answer.status !== 200) return;
      const words = await answer.text();
      if (busy()) return;
      tag = answer.headers.get("ETag") ?? "";
      place.innerHTML = words;
      shown();
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
  const plan = (time) => {
    clearTimeout(timer);
    timer = setTimeout(look, time);
  };
  const choose = async (link) => {
    const number = Number(link.dataset.kollChoose);
    const before = chosen;
    try {
      const answer = await fetch(`${place.dataset.kollLive}&tanke=${number}`, { cache: "no-store" });
      if (answer.status !== 200) throw new Error(answer.statusText);
      const words = await answer.text();
      chosen = number;
      tag = "";
      place.innerHTML = words;
      shown();
      place.querySelector(number ? "[data-koll-putting] select" : `[data-koll-choose="${before}"]`)?.focus();
    } catch {
      location.assign(link.href);
    }
  };
  place.addEventListener("click", (event) => {
    const link = event.target.closest("[data-koll-choose]");
    if (!link) return;
    event.preventDefault();
    choose(link);
  });
  window.addEventListener(KEPT, () => plan(SOON));
  document.addEventListener("visibilitychange", () => document.hidden || look());
  shown();
  setInterval(clock, 1000);
  plan(EVERY);
}
