import assert from "node:assert/strict";
import { test } from "node:test";
import { bringBack } from "../together/kept_changes.js";
import { showUnsent } from "../unsent.js";
import { onDevice, openPage } from "./browser.js";

const TEMPLATE = `<template data-koll-unsent><section>
  <a></a><textarea readonly></textarea><button data-do="copy" data-done="Kopierad"></button><button data-do="drop"></button>
</section></template>`;
const PART = "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/mal/tillsammans/";
const kept = (text) => JSON.stringify({ changes: "AAA=", text });
const DEVICE = {
  [`koll:together:7:${PART}:11`]: kept("Mina ord."),
  [`koll:together:8:${PART}:12`]: kept("Någon annans."),
  [`koll:together:71:${PART}:13`]: kept("En tredjes."),
  [`koll:together::${PART}:14`]: kept("Ingens."),
  "koll:together:7:/trasig/:15": "{",
  "koll:draft:7:x": kept("Ett utkast."),
};
const without = (device, ...keys) => Object.fromEntries(Object.entries(device).filter(([key]) => !keys.includes(key)).sort());
const shown = () => [...document.querySelectorAll("body > section")].map((box) => [box.querySelector("textarea").value, box.querySelector("a").getAttribute("href")]);

test("one's own words of a part are shown with the way to the part, and nobody else's", () => {
  openPage({ person: "7", html: TEMPLATE, device: DEVICE });
  showUnsent();
  assert.deepEqual(shown(), [["Mina ord.", "/aret/nulagesbeskrivning/socialnamnden/2027/skriv/mal/"]]);
});

test("a page made for nobody shows no words", () => {
  openPage({ person: "", html: TEMPLATE, device: DEVICE });
  showUnsent();
  assert.deepEqual(shown(), []);
});

test("the page that sends them does not show them", () => {
  openPage({ person: "7", html: `${TEMPLATE}<form data-together="${PART}"></form>`, device: DEVICE });
  showUnsent();
  assert.deepEqual(shown(), []);
});

test("thrown away, they are gone from the device, and the others are not", () => {
  openPage({ person: "7", html: TEMPLATE, device: DEVICE });
  showUnsent();
  document.querySelector("[data-do=drop]").click();
  assert.deepEqual(shown(), []);
  assert.deepEqual(onDevice(), without(DEVICE, `koll:together:7:${PART}:11`));
});

test("a part takes over what earlier pages of the same person and part left, and not its own", () => {
  const other = "/aret/x/tillsammans/";
  const device = { ...DEVICE, [`koll:together:7:${PART}:16`]: kept("Denna sidas."), [`koll:together:7:${other}:17`]: kept("En annan del.") };
  openPage({ person: "7", device });
  const taken = [];
  bringBack("7", PART, `koll:together:7:${PART}:16`, (changes) => taken.push(changes));
  assert.deepEqual(taken, ["AAA="]);
  assert.deepEqual(onDevice(), without(device, `koll:together:7:${PART}:11`));
});

test("what could not be taken over stays", () => {
  openPage({ person: "7", device: DEVICE });
  assert.throws(() => bringBack("7", PART, "", () => { throw new Error("unreadable"); }), /unreadable/);
  assert.deepEqual(onDevice(), without(DEVICE));
});
