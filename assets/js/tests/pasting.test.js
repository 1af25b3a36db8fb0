import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cellsIn } from "../grid.js";
import { pasted } from "../together/pasting.js";
import { openPage } from "./browser.js";

beforeEach(() => openPage());

const word = (level, sign, words) =>
  `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${sign}<span>&nbsp;</span></span>${words}</p>`;

const CASES = [
  ["words alone stay as they are", "<p>Ett <strong>ord</strong>.</p>", "<p>Ett <strong>ord</strong>.</p>"],
  ["what is never text goes", "<style>p{}</style><p>Ett.</p><script>alert(1)</script><meta><p><del>struket</del>Två.</p>", "<p>Ett.</p><p>Två.</p>"],
  ["empty paragraphs go, those in cells do not", "<p> </p><p>Ett.</p><table><tbody><tr><td><p></p></td></tr></tbody></table>", "<p>Ett.</p><table><tbody><tr><th><p></p></th></tr></tbody></table>"],
  ["Word's points become a list", word(1, "·", "Ett") + word(1, "·", "Två"), "<ul><li>Ett</li><li>Två</li></ul>"],
  ["Word's numbers become a numbered list", word(1, "1.", "Ett") + word(1, "2.", "Två"), "<ol><li>Ett</li><li>Två</li></ol>"],
  ["deeper levels become lists in lists", word(1, "1.", "Ett") + word(2, "·", "Under") + word(1, "2.", "Två"), "<ol><li>Ett<ul><li>Under</li></ul></li><li>Två</li></ol>"],
  ["a level that is skipped is there anyway", word(2, "·", "Djupt"), "<ul><li><ul><li>Djupt</li></ul></li></ul>"],
  ["words between lists divide them", word(1, "·", "Ett") + "<p>Mellan.</p>" + word(1, "·", "Två"), "<ul><li>Ett</li></ul><p>Mellan.</p><ul><li>Två</li></ul>"],
  ["headings from elsewhere begin at the second level", "<h1>A</h1><h2>B</h2><h3>C</h3><h5>D</h5>", '<h2 data-renamed="">A</h2><h3 data-renamed="">B</h3><h4 data-renamed="">C</h4><h4 data-renamed="">D</h4>'],
  ["one's own headings stay", "<h2>A</h2><h3>B</h3>", "<h2>A</h2><h3>B</h3>"],
  ["the first row of a table names its columns", "<table><tbody><tr><td colspan=2>A</td></tr><tr><td>1</td><td rowspan=2>2</td></tr></tbody></table>", "<table><tbody><tr><th>A</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>"],
  ["a table in a table is its words", "<table><tbody><tr><td>A</td></tr><tr><td><table><tbody><tr><td>inre</td></tr></tbody></table></td></tr></tbody></table>", "<table><tbody><tr><th>A</th></tr><tr><td>inre</td></tr></tbody></table>"],
  ["links to our own pages lose the server's name, others do not", '<p><a href="https://koll.example/beslut/3/">a</a> <a href="https://koll.example.org/x">b</a></p>', '<p><a href="/beslut/3/">a</a> <a href="https://koll.example.org/x">b</a></p>'],
  [
    "Word's footnotes stand where their numbers stood",
    '<p>Ett<a href="#_ftn1">[1]</a> två<a href="#_ftn2">[2]</a>.</p><div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1"><p><a href="#_ftnref1">[1]</a> Ur lagen.</p></div></div>',
    '<p>Ett<sup data-note="Ur lagen."></sup> två.</p>',
  ],
];

for (const [sentence, html, text] of CASES) test(sentence, () => assert.equal(pasted(html), text));

test("pasted once more, it is the same", () => {
  for (const [, , text] of CASES.filter(([, html]) => !/<h1|<table/.test(html))) assert.equal(pasted(text), text);
});

test("cells of a spreadsheet are rows of cells, and words with none are none", () => {
  const cases = [
    ["1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]],
    ["1\n2", [["1"], ["2"]]],
    [" 1 \t\t3", [["1", "", "3"]]],
    ["ett ord", null],
    ["ett ord\n", null],
    ["", null],
  ];
  assert.deepEqual(cases.map(([text]) => cellsIn(text)), cases.map(([, rows]) => rows));
});
