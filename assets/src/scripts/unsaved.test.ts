import assert from "node:assert/strict";
import { test } from "node:test";
import { differs } from "./unsaved";

const text = (value: string, defaultValue: string) => ({ name: "body", type: "textarea", value, defaultValue });

test("sees words that came and went", () => {
  assert.equal(differs([text("Woorden.", "")]), true);
  assert.equal(differs([text("", "")]), false);
  assert.equal(differs([text("a\nb", "a\r\nb")]), false);
});

test("sees boxes and choices", () => {
  const box = (checked: boolean, defaultChecked: boolean) => ({ name: "q", type: "radio", checked, defaultChecked });
  assert.equal(differs([box(true, false)]), true);
  assert.equal(differs([box(true, true), box(false, false)]), false);
  const list = (...options: [boolean, boolean][]) => ({
    name: "list",
    type: "select-one",
    options: options.map(([selected, defaultSelected]) => ({ selected, defaultSelected })),
  });
  assert.equal(differs([list([true, false], [false, false])]), false);
  assert.equal(differs([list([false, true], [true, false])]), true);
});

test("takes no account of what people do not fill in", () => {
  assert.equal(differs([{ name: "turn", type: "hidden", value: "2", defaultValue: "" }]), false);
  assert.equal(differs([{ name: "action", type: "submit", value: "save", defaultValue: "" }]), false);
  assert.equal(differs([{ type: "checkbox", checked: true, defaultChecked: false }]), false);
});
