// Keeps the words of a form while they are typed: on this device at once, on the server when typing pauses.
const PAUSE = 800;
const PREFIX = "koll-draft:";

const words = () => document.querySelector("[data-koll-words]")?.dataset ?? {};
const cookie = (name) => document.cookie.split("; ").find((row) => row.startsWith(`${name}=`))?.split("=")[1] ?? "";
const token = (form) => form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? cookie("csrftoken");

const SKIP = new Set(["csrfmiddlewaretoken", "receipt", "revision"]);

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || SKIP.has(name)) continue;
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value; // several ticked boxes share a name
  }
  return fields;
}

// Where the words were typed, so that the first page can show the way back.
function page() {
  const address = location.pathname + location.search;
  return { address, heading: document.querySelector("h1")?.textContent.trim() ?? "" };
}

function statusOf(form) {
  let line = form.querySelector(".koll-draft-status");
  if (!line) {
    line = document.createElement("p");
    line.className = "koll-draft-status";
    line.setAttribute("role", "status");
    form.append(line);
  }
  return line;
}

export function keepDrafts() {
  document.querySelectorAll("[data-koll-done]").forEach((line) => localStorage.removeItem(PREFIX + line.dataset.kollDone));
  document.querySelectorAll("form[data-draft]").forEach(keep);
}

function keep(form) {
  const key = PREFIX + form.dataset.draft;
  let revision = Number(form.dataset.draftRevision || 0);
  let timer = 0;
  let submitted = false;
  let sent = JSON.stringify(fieldsOf(form));
  const initial = sent;

  const say = (sentence) => {
    statusOf(form).textContent = sentence ?? "";
  };

  restore(form, key, initial, say);

  async function send(leaving = false) {
    clearTimeout(timer);
    if (submitted || "kollShared" in form.dataset) return; // the act has the words; a draft sent after it would come back as unsent
    const fields = fieldsOf(form);
    const now = JSON.stringify(fields);
    if (now === sent) return;
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: "POST",
        keepalive: leaving,
        headers: { "Content-Type": "application/json", "X-CSRFToken": token(form) },
        body: JSON.stringify({ form: form.dataset.draft, fields, revision, ...page() }),
      });
      const told = await answer.json().catch(() => ({}));
      if (answer.ok) {
        sent = now;
        revision = told.revision;
        localStorage.removeItem(key);
        say(`${words().saved} ${told.clock}`);
      } else if (answer.status === 401 || answer.status === 403) askToSignIn(form, say);
      else if (answer.status === 409) say(told.sentence ?? words().elsewhere);
      else say(told.sentence ?? words().offline);
    } catch {
      say(words().offline);
    }
  }

  form.addEventListener("input", () => {
    if ("kollShared" in form.dataset) return;
    localStorage.setItem(key, JSON.stringify({ fields: fieldsOf(form), from: initial }));
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    submitted = true;
  });
  window.addEventListener("pageshow", () => {
    submitted = false;
  });
  window.addEventListener("pagehide", () => send(true));
  window.addEventListener("online", () => send());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });
}

// Words that never reached the server come back; beside newer words they are offered, and wait until they are asked for.
function restore(form, key, initial, say) {
  const kept = localStorage.getItem(key);
  if (!kept) return;
  const { fields, from } = JSON.parse(kept);
  if (JSON.stringify(fields) === initial) {
    localStorage.removeItem(key);
  } else if (from === initial) {
    fill(form, fields);
    say(words().kept);
  } else {
    offer(form, () => {
      fill(form, fields);
      say(words().kept);
    });
  }
}

// A new tab, so that the words stay where they are.
function askToSignIn(form, say) {
  say(`${words().signedOut} `);
  const link = document.createElement("a");
  link.className = "ds-link";
  link.href = words().signInAt;
  link.target = "_blank";
  link.textContent = words().signIn;
  statusOf(form).append(link);
}

function fill(form, fields) {
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = (fields[box.name] ?? "").split("\n").includes(box.value);
  }
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (!field || !("value" in field) || field.type === "hidden" || field.type === "file") continue;
    if (field.type !== "checkbox" && field[0]?.type !== "checkbox") field.value = value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(form, putBack) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ds-button";
  button.dataset.variant = "secondary";
  button.textContent = words().putBack;
  button.addEventListener("click", () => {
    button.remove();
    putBack();
  });
  form.prepend(button);
}
