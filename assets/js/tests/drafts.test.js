import assert from "node:assert/strict";
import { after, beforeEach, mock, test } from "node:test";
import { keepDrafts } from "../drafts.js";
import { draftOutcome, fieldsIn, isKept, restoring } from "../draft_rules.js";
import { onDevice, openPage, serverThat } from "./browser.js";

const FORM = `
  <div hidden data-koll-words data-kept="Tillbaka." data-put-back="Visa" data-saved="Sparat" data-offline="Inget nät." data-signed-out="Utloggad." data-elsewhere="Annan flik." data-sign-in="Logga in" data-sign-in-at="/logga-in/"></div>
  <form data-draft="proposal" data-draft-url="/utkast/" data-draft-revision="0">
    <input type="hidden" name="receipt" value="r1"><input name="heading" value=""><textarea name="text"></textarea>
    <input type="checkbox" name="goal" value="a"><input type="checkbox" name="goal" value="b">
  </form>`;
const EMPTY = JSON.stringify({ heading: "", text: "" });
const WORDS = { heading: "Ett bibliotek", text: "På hjul.", goal: "a\nb" };
const kept = (fields = WORDS, from = EMPTY) => JSON.stringify({ fields, from });

const box = (name) => document.querySelector(`[name=${name}]`).value;
const ticked = () => [...document.querySelectorAll("[name=goal]")].map((tick) => tick.checked);
const offered = () => document.querySelector("form button")?.textContent ?? null;

function open(person, device, url = "/utkast/") {
  const window = openPage({ person, html: FORM.replace("/utkast/", url), device });
  globalThis.FormData = window.FormData;
  keepDrafts();
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] }); // typing pauses when a test says so
});
after(() => mock.timers.reset());

test("one's own words come back where nothing has been written since", () => {
  open("7", { "koll:draft:7:proposal": kept() });
  assert.deepEqual([box("heading"), box("text"), ticked()], ["Ett bibliotek", "På hjul.", [true, true]]);
  assert.equal(document.querySelector(".koll-draft-status").textContent, "Tillbaka.");
  assert.equal(box("receipt"), "r1");
});

test("one's own words are offered beside newer ones, and put back only when asked for", () => {
  open("7", { "koll:draft:7:proposal": kept(WORDS, '{"heading":"Ett annat"}') });
  assert.deepEqual([box("heading"), offered()], ["", "Visa"]);
  document.querySelector("form button").click();
  assert.deepEqual([box("heading"), offered()], ["Ett bibliotek", null]);
});

test("another's words are neither filled in nor offered, and stay theirs", () => {
  const device = { "koll:draft:7:proposal": kept(), "koll-draft:proposal": kept() };
  open("8", device);
  assert.deepEqual([box("heading"), box("text"), ticked(), offered()], ["", "", [false, false], null]);
  assert.deepEqual(onDevice(), Object.fromEntries(Object.entries(device).sort()));
});

test("a person whose number begins as another's is another", () => {
  open("7", { "koll:draft:71:proposal": kept() });
  assert.equal(box("heading"), "");
});

test("a page made for nobody keeps nothing and brings back nothing", () => {
  open("", { "koll:draft::proposal": kept() });
  document.querySelector("[name=heading]").value = "Nytt";
  document.querySelector("form").dispatchEvent(new Event("input", { bubbles: true }));
  assert.deepEqual(onDevice(), { "koll:draft::proposal": kept() });
});

test("what is typed is on the device at once, under the person's own number", () => {
  open("7", {});
  document.querySelector("[name=heading]").value = "Nytt";
  document.querySelector("form").dispatchEvent(new Event("input", { bubbles: true }));
  assert.deepEqual(onDevice(), { "koll:draft:7:proposal": kept({ heading: "Nytt", text: "" }) });
});

test("words that an act has taken are forgotten, those of others are not", () => {
  const html = `<p data-koll-done="proposal">Nedskrivet.</p>`;
  openPage({ person: "7", html, device: { "koll:draft:7:proposal": kept(), "koll:draft:8:proposal": kept() } });
  keepDrafts();
  assert.deepEqual(Object.keys(onDevice()), ["koll:draft:8:proposal"]);
});

test("what the device keeps and cannot be read stops nothing", () => {
  open("7", { "koll:draft:7:proposal": "{" });
  document.querySelector("form").dispatchEvent(new Event("input", { bubbles: true }));
  assert.deepEqual(onDevice(), { "koll:draft:7:proposal": kept({ heading: "", text: "" }) });
});

test("what happens with kept words", () => {
  const now = JSON.stringify({ a: "1" });
  const cases = [
    [{ fields: { a: "1" }, from: "anything" }, "forget"],
    [{ fields: { a: "2" }, from: now }, "fill"],
    [{ fields: { a: "2" }, from: "{}" }, "offer"],
    [null, "nothing"],
    [[], "nothing"],
    ["text", "nothing"],
    [{ fields: null, from: now }, "nothing"],
    [{ fields: { a: "2" } }, "nothing"],
  ];
  assert.deepEqual(cases.map(([draft]) => restoring(draft, now)), cases.map(([, what]) => what));
});

test("only an answer with a revision lets the device forget", () => {
  const cases = [
    [200, { revision: 3, clock: "10.00" }, "saved"],
    [200, null, "offline"],
    [200, {}, "offline"],
    [400, { sentence: "För långt." }, "refused"],
    [401, { sentence: "Logga in." }, "signed out"],
    [403, null, "signed out"],
    [409, { sentence: "En annan flik." }, "elsewhere"],
    [413, null, "offline"],
    [500, null, "offline"],
    [502, null, "offline"],
    [503, { sentence: "Försök igen." }, "refused"],
  ];
  assert.deepEqual(cases.map(([status, said]) => draftOutcome(status, said)), cases.map(([, , what]) => what));
});

test("the words of a form are all its texts, without what belongs to one sending", () => {
  const entries = [["a", "1"], ["a", "2"], ["receipt", "r"], ["revision", "3"], ["csrfmiddlewaretoken", "t"], ["file", {}], ["b", ""]];
  assert.deepEqual(fieldsIn(entries), { a: "1\n2", b: "" });
  assert.deepEqual([isKept("7"), isKept("")], [true, false]);
});

function write(heading) {
  document.querySelector("[name=heading]").value = heading;
  document.querySelector("form").dispatchEvent(new Event("input", { bubbles: true }));
}

/** The next words of the form's status line. */
const nextWords = () =>
  new Promise((done) => {
    const look = () => {
      const said = document.querySelector(".koll-draft-status")?.textContent;
      if (said) done(said);
      else setImmediate(look);
    };
    look();
  });

/** Types in a form whose server answers so: what was sent when typing paused, what is said, and what the device keeps. */
async function typed(answer) {
  const server = await serverThat(answer);
  open("7", {}, server.address);
  write("Nytt");
  mock.timers.tick(800);
  const said = await nextWords();
  await server.close();
  return { requests: server.requests, said, device: onDevice() };
}

test("when typing pauses the words are sent for the person the page was made for, and then the device forgets", async () => {
  const { requests, said, device } = await typed(() => ({ status: 200, json: { revision: 1, clock: "10.15" } }));
  const [{ headers, body }] = requests;
  assert.equal(requests.length, 1);
  assert.equal(headers["x-koll-person"], "7");
  assert.deepEqual(JSON.parse(body), {
    form: "proposal", fields: { heading: "Nytt", text: "" }, revision: 0, address: "/aret/", heading: "",
  });
  assert.deepEqual([said, device], ["Sparat 10.15", {}]);
});

for (const answer of [null, 401, 403, 404, 408, 409, 429, 500, 502, 503]) {
  test(`the device keeps the words when the answer is ${answer ?? "none"}`, async () => {
    const { device } = await typed(() => answer);
    assert.deepEqual(device, { "koll:draft:7:proposal": kept({ heading: "Nytt", text: "" }) });
  });
}

test("what is typed while an earlier draft is on its way is not forgotten with it", async () => {
  const { said, device } = await typed(() => {
    write("Nyare");
    return { status: 200, json: { revision: 1, clock: "10.15" } };
  });
  assert.deepEqual([said, device], ["Sparat 10.15", { "koll:draft:7:proposal": kept({ heading: "Nyare", text: "" }) }]);
});
