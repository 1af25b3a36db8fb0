import assert from "node:assert/strict";
import { test } from "node:test";
import { thoughtQueue } from "../thought_queue.js";
import { keyOf } from "../device.js";
import { onDevice, openPage } from "./browser.js";

const KEY = "koll:room:7:3";
const thought = (key) => ({ key, text: `Tanke ${key}`, name: "" });

/** Sends to a server that answers the keys as they are given here; null is a network that is away. */
function sendingTo(answers, sent = []) {
  return async ({ key }) => {
    sent.push(key);
    if (answers[key] === null) throw new TypeError("network");
    return { status: answers[key], sentence: answers[key] === 422 ? "För lång." : "" };
  };
}

function queueOf(...keys) {
  openPage({ person: "7" });
  const queue = thoughtQueue(KEY);
  for (const key of keys) queue.add(thought(key));
  return queue;
}

const waiting = (queue) => queue.waiting().map(({ key }) => key);

test("thoughts are sent in order, each forgotten once the server has it", async () => {
  const queue = queueOf("a", "b", "c");
  const sent = [];
  const left = [];
  const refusal = await queue.sendAll(sendingTo({ a: 204, b: 204, c: 204 }, sent), () => left.push(waiting(queue)));
  assert.deepEqual([sent, left, refusal, onDevice()], [["a", "b", "c"], [["b", "c"], ["c"], []], "", {}]);
});

for (const status of [null, 200, 302, 400, 401, 403, 404, 408, 422, 429, 500, 502, 503]) {
  test(`nothing is forgotten when the answer is ${status ?? "none"}`, async () => {
    const queue = queueOf("a", "b", "c");
    const sent = [];
    const refusal = await queue.sendAll(sendingTo({ a: 204, b: status, c: 204 }, sent), () => {});
    assert.deepEqual([sent, waiting(queue), refusal], [["a", "b"], ["b", "c"], status === 422 ? "För lång." : ""]);
  });
}

test("what is written while others are sent waits after them", async () => {
  const queue = queueOf("a");
  await queue.sendAll(async () => {
    queue.add(thought("b"));
    return { status: 204, sentence: "" };
  }, () => {});
  assert.deepEqual(waiting(queue), ["b"]);
});

test("another person's thoughts are another queue, and so are nobody's", () => {
  queueOf("a");
  const others = [keyOf("room", "8", "3"), keyOf("room", "", "3"), keyOf("room", "7", "4")].map((key) => thoughtQueue(key).waiting());
  assert.deepEqual(others, [[], [], []]);
});

test("what the device keeps and cannot be read is no thought", () => {
  openPage({ device: { [KEY]: "[" } });
  assert.deepEqual(thoughtQueue(KEY).waiting(), []);
  openPage({ device: { [KEY]: JSON.stringify([null, { key: "a" }, thought("b")]) } });
  assert.deepEqual(thoughtQueue(KEY).waiting(), [thought("b")]);
});

test("a device without room says so", () => {
  openPage();
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true, value: { getItem: () => null, setItem: () => { throw new Error("full"); } },
  });
  assert.equal(thoughtQueue(KEY).add(thought("a")), false);
});
