// The room of a dialogue: thoughts are kept on the device until the server has them, and what others write comes by itself.
const EVERY = 2000;
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
  const shown = () => {
    came = performance.now();
    place.querySelectorAll("[data-koll-thought-card]").forEach((card) => {
      card.draggable = true;
      card.addEventListener("dragstart", () => (carried = card));
      card.addEventListener("dragend", () => (carried = null));
      card.addEventListener("dragover", (event) => event.preventDefault());
      card.addEventListener("drop", (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (carried && carried !== card) send(carried, "into", card.dataset.kollThoughtCard);
      });
    });
    place.querySelectorAll("[data-koll-cluster]").forEach((cluster) => {
      cluster.addEventListener("dragover", (event) => event.preventDefault());
      cluster.addEventListener("drop", () => carried && send(carried, "cluster", cluster.dataset.kollCluster));
    });
    clock();
  };
  const send = (card, field, value) => {
    const form = card.querySelector("form");
    form.elements.namedItem(field).value = value;
    form.requestSubmit();
  };
  const clock = () => {
    place.querySelectorAll("[data-koll-left]").forEach((left) => {
      const seconds = Number(left.dataset.kollLeft) - (performance.now() - came) / 1000;
      const said = `${Math.ceil(seconds / 60)} ${left.dataset.minutes}`;
      left.textContent = seconds > 0 ? said : left.dataset.over;
    });
  };
  const look = async () => {
    const busy = carried || place.querySelector("details[open]");
    if (busy || document.hidden) return;
    try {
      const answer = await fetch(place.dataset.kollLive, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      if (answer.status !== 200) return;
      const words = await answer.text();
      if (place.querySelector("details[open]")) return;
      tag = answer.headers.get("ETag") ?? "";
      place.innerHTML = words;
      shown();
    } catch {
      // The network is away; the next look tries again.
    }
  };
  shown();
  setInterval(clock, 1000);
  setInterval(look, EVERY);
}
