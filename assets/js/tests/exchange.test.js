import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { meaningOf } from "../together/answers.js";
import { exchangeOver } from "../together/exchange.js";
import { decode, encode, outbox } from "../together/outbox.js";
import { onDevice, openPage, serverThat } from "./browser.js";

const NEVER = 1e8;
const AT_ONCE = { typing: NEVER, together: NEVER, alone: NEVER, offline: 0, giveUp: 0 }; // a test says when it is sent
const received = (changes = [], there = []) => ({ status: 200, json: { number: 1, changes, there } });
const REFUSAL = { sentence: "Delen är överlämnad." };

/** A part that is open in an editor, over a server that answers so. */
async function opened(answer, { person = "7", cookie = "csrftoken=nytt", device = {} } = {}) {
  const server = await serverThat(answer);
  const located = Object.fromEntries(Object.entries(device).map(([key, value]) => [key.replace("PART", server.address), value]));
  const words = `<div data-koll-words data-offline="Inget nät." data-signed-out="Utloggad." data-full="Fullt."></div>`;
  const html = `${words}<form data-together="${server.address}"><input name="csrfmiddlewaretoken" value="gammalt">
    <p data-koll-saved data-saved="Sparat"></p></form>`;
  openPage({ person, html, device: located });
  document.cookie = cookie;
  const doc = new Y.Doc();
  const text = doc.getText("t");
  const told = { said: [], lost: [], refused: [], shown: [] };
  const exchange = exchangeOver(document.querySelector("form"), doc, {
    cursor: () => 3,
    text: () => text.toString(),
    show: (others) => told.shown.push(others),
    say: (sentence) => told.said.push(sentence.replace(/\d\d.\d\d/, "10.15")),
    lost: (...what) => told.lost.push(what),
    refuse: (sentence) => told.refused.push(sentence),
  }, AT_ONCE);
  const close = async () => {
    exchange.end();
    await server.close();
  };
  const kept = () => Object.entries(onDevice()).map(([key, value]) => {
    const { changes, text: seen } = JSON.parse(value);
    return [key.replace(server.address, "PART"), wordsIn(changes), seen];
  });
  return { server, doc, text, exchange, told, close, kept };
}

/** The words that changes alone make. */
function wordsIn(...changes) {
  const doc = new Y.Doc();
  for (const change of changes) Y.applyUpdate(doc, decode(change));
  return doc.getText("t").toString();
}

/** Changes that write words, as they travel. */
function writing(words) {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, words);
  return encode(Y.encodeStateAsUpdate(doc));
}

test("what each answer means for what is written", () => {
  const ours = { number: 4, changes: [], there: [] };
  const cases = [
    [200, ours, true, { outcome: "merged", merged: ours }],
    [200, null, true, { outcome: "later" }],
    [200, { sentence: "Inloggning" }, true, { outcome: "later" }],
    [400, REFUSAL, true, { outcome: "refused", sentence: REFUSAL.sentence }],
    [403, REFUSAL, true, { outcome: "refused", sentence: REFUSAL.sentence }],
    [404, REFUSAL, true, { outcome: "refused", sentence: REFUSAL.sentence }],
    [400, REFUSAL, false, { outcome: "refused", sentence: REFUSAL.sentence }],
    [403, REFUSAL, false, { outcome: "signed out" }],
    [401, REFUSAL, true, { outcome: "signed out" }],
    ...[400, 403, 404].flatMap((status) => [null, {}, { sentence: "" }, { sentence: 1 }, "text"].map((body) => [status, body, true, { outcome: "later" }])),
    ...[302, 405, 408, 409, 410, 413, 422, 425, 429, 500, 502, 503, 504, 507].map((status) => [status, REFUSAL, true, { outcome: "later" }]),
  ];
  for (const [status, body, hasToken, meaning] of cases) {
    assert.deepEqual(meaningOf(status, body, hasToken), meaning, `${status} ${JSON.stringify(body)}`);
  }
});

test("what was taken is the device's until it is acknowledged, and goes first when it did not arrive", () => {
  openPage();
  const doc = new Y.Doc();
  const box = outbox();
  doc.on("update", box.add);
  assert.deepEqual([box.take(), box.unacknowledged()], ["", ""]);
  doc.getText("t").insert(0, "ett ");
  assert.equal(wordsIn(box.take()), "ett ");
  doc.getText("t").insert(4, "två ");
  assert.equal(wordsIn(box.unacknowledged()), "ett två ");
  box.putBack();
  assert.equal(wordsIn(box.take()), "ett två ");
  doc.getText("t").insert(8, "tre");
  box.acknowledge();
  assert.deepEqual([box.isEmpty(), wordsIn(box.take())], [false, ""]); // the third builds on what is now the server's
  box.acknowledge();
  assert.deepEqual([box.isEmpty(), box.unacknowledged()], [true, ""]);
});

test("bytes travel unchanged, however many", () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_none, place) => place % 256);
  assert.deepEqual(decode(encode(bytes)), bytes);
});

test("what others write arrives, what one writes is sent with its proof, and then the device forgets", async () => {
  const others = [{ client: 5, name: "Farid", cursor: null }];
  const part = await opened((_request, number) => received(number === 1 ? [writing("Deras. ")] : [], others));
  assert.equal(await part.exchange.begin(), true);
  assert.equal(part.text.toString(), "Deras. ");
  part.text.insert(7, "Mina.");
  assert.deepEqual(part.kept().map(([, , seen]) => seen), ["Deras. Mina."]);
  assert.equal(await part.exchange.flush(), true);
  const [first, second] = part.server.requests.map(({ body }) => JSON.parse(body));
  assert.deepEqual(first, { after: -1, client: part.doc.clientID, cursor: 3, changes: [] });
  assert.equal(second.after, 1);
  assert.equal(wordsIn(encode(Y.encodeStateAsUpdate(part.doc))), "Deras. Mina.");
  const { headers } = part.server.requests[1];
  assert.deepEqual([headers["x-koll-person"], headers["x-csrftoken"]], ["7", "nytt"]);
  assert.deepEqual(part.told, { said: ["Sparat 10.15"], lost: [[""], [""]], refused: [], shown: [others, others] });
  assert.deepEqual(part.kept(), []);
  await part.close();
});

for (const answer of [null, 408, 413, 429, 500, 502, 503, 504, 507, { status: 503, json: REFUSAL }, { status: 200, text: "<html>" }, { status: 403, text: "<html>" }]) {
  const name = answer === null ? "none" : `${answer.status ?? answer}${answer.json ? " with a sentence" : ""}${answer.text ? " from elsewhere" : ""}`;
  test(`an answer that passes (${name}) loses nothing, and the same is sent again`, async () => {
    const part = await opened((_request, number) => (number === 2 ? answer : received()));
    await part.exchange.begin();
    part.text.insert(0, "Mina ord.");
    assert.equal(await part.exchange.flush(), false);
    assert.deepEqual(part.kept(), [[`koll:together:7:PART:${part.doc.clientID}`, "Mina ord.", "Mina ord."]]);
    assert.deepEqual([part.told.lost.at(-1), part.told.refused], [["Inget nät.", false], []]);
    assert.equal(await part.exchange.flush(), true);
    const sent = part.server.requests.map(({ body }) => wordsIn(...JSON.parse(body).changes));
    assert.deepEqual([sent, part.kept(), part.told.lost.at(-1)], [["", "Mina ord.", "Mina ord."], [], [""]]);
    await part.close();
  });
}

for (const status of [400, 403, 404]) {
  test(`Koll's own refusal (${status}) ends the writing, and the device keeps the words`, async () => {
    const part = await opened((_request, number) => (number === 2 ? { status, json: REFUSAL } : received()));
    await part.exchange.begin();
    part.text.insert(0, "Mina ord.");
    assert.equal(await part.exchange.flush(), false);
    assert.deepEqual(part.told.refused, [REFUSAL.sentence]);
    assert.deepEqual(part.kept(), [[`koll:together:7:PART:${part.doc.clientID}`, "Mina ord.", "Mina ord."]]);
    await part.close();
  });
}

for (const [name, answer, cookie] of [["401", { status: 401, json: REFUSAL }, "csrftoken=nytt"], ["403 without the cookie", { status: 403, json: REFUSAL }, "other=1"]]) {
  test(`signed out (${name}) is said, and does not end the writing`, async () => {
    const part = await opened((_request, number) => (number === 2 ? answer : received()), { cookie });
    await part.exchange.begin();
    part.text.insert(0, "Mina ord.");
    assert.equal(await part.exchange.flush(), false);
    assert.deepEqual([part.told.lost.at(-1), part.told.refused, part.kept().length], [["Utloggad.", true], [], 1]);
    assert.equal(await part.exchange.flush(), true);
    await part.close();
  });
}

test("what is written while something is on its way is kept when that arrives", async () => {
  const part = await opened((_request, number) => {
    if (number === 2) part.text.insert(9, " Och mer.");
    return received();
  });
  await part.exchange.begin();
  part.text.insert(0, "Mina ord.");
  await part.exchange.flush();
  assert.deepEqual(part.kept().map(([, , seen]) => seen), ["Mina ord. Och mer."]);
  await part.close();
});

test("an earlier page's words of the same person come back and are sent; another's neither", async () => {
  const device = {
    "koll:together:7:PART:1": JSON.stringify({ changes: writing("Mina från förut."), text: "Mina från förut." }),
    "koll:together:8:PART:2": JSON.stringify({ changes: writing("HEMLIGT."), text: "HEMLIGT." }),
  };
  const part = await opened(() => received(), { device });
  await part.exchange.begin();
  assert.equal(part.text.toString(), "Mina från förut.");
  assert.equal(await part.exchange.flush(), true);
  assert.deepEqual(part.server.requests.map(({ body }) => wordsIn(...JSON.parse(body).changes)), ["", "Mina från förut."]);
  assert.deepEqual(part.kept(), [["koll:together:8:PART:2", "HEMLIGT.", "HEMLIGT."]]);
  await part.close();
});

test("a part that does not arrive leaves the plain box, and what is kept", async () => {
  const device = { "koll:together:7:PART:1": JSON.stringify({ changes: writing("Mina."), text: "Mina." }) };
  const part = await opened(() => 502, { device });
  assert.equal(await part.exchange.begin(), false);
  assert.deepEqual(part.kept(), [["koll:together:7:PART:1", "Mina.", "Mina."]]);
  await part.close();
});
