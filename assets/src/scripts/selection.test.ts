import assert from "node:assert/strict";
import { test } from "node:test";
import { collapse, selectWords } from "./selection";

test("counts code points, white space once", () => {
  const raw = "\n  De  minister\n stelt 🎈 één norm vast. De norm geldt. ";
  const text = collapse(raw);
  const at = raw.lastIndexOf("norm");
  const found = selectWords(raw, at, at + 4);
  assert.ok(found);
  assert.equal(found.exact, "norm");
  assert.equal([...text].slice(found.start, found.start + 4).join(""), "norm");
  assert.equal(found.start, [...text].join("").length - "norm geldt.".length - 1);
  assert.ok(found.prefix.endsWith("vast. De "));
  assert.equal(found.suffix, " geldt.");
});

test("leaves white space at the edges out", () => {
  const raw = "een twee drie";
  assert.deepEqual(selectWords(raw, 3, 9), { exact: "twee", prefix: "een ", suffix: " drie", start: 4 });
  assert.equal(selectWords(raw, 3, 4), null);
  assert.equal(selectWords(raw, 0, 3)?.start, 0);
});

test("reaches over elements and lines as one text", () => {
  const raw = "a b\n   c d";
  assert.deepEqual(selectWords(raw, 2, 8), { exact: "b c", prefix: "a ", suffix: " d", start: 2 });
});
