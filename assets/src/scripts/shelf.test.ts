import assert from "node:assert/strict";
import { test } from "node:test";
import { Shelf } from "./shelf";

/** A store as browsers have it. */
function store(room = 1_000_000) {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (name: string) => items.get(name) ?? null,
    removeItem: (name: string) => void items.delete(name),
    setItem(name: string, value: string) {
      if (value.length > room) throw new Error("QuotaExceededError");
      items.set(name, value);
    },
  };
}

const kept = (place: string, at = 1, key = "k") => ({ place, page: "/submissions/1/comments/2", at, key, turn: 3, body: "Één.", proposed: "" });
const DAY = 24 * 3600 * 1000;

test("keeps words for the one whose they are, the newest first", () => {
  const shelf = new Shelf(store(), "account-1", () => 10);
  assert.ok(shelf.put(kept("comment 2", 1)));
  assert.ok(shelf.put(kept("comment 3", 2)));
  assert.ok(shelf.put({ ...kept("comment 3", 3), body: "Twee." }));
  assert.deepEqual(shelf.all().map((one) => [one.place, one.body]), [["comment 3", "Twee."], ["comment 2", "Één."]]);
  shelf.drop(kept("comment 3"));
  assert.deepEqual(shelf.all(), [kept("comment 2", 1)]);
});

test("shows nobody the words of another, and takes them away", () => {
  const items = store();
  new Shelf(items, "account-1", () => 10).put(kept("comment 2"));
  const other = new Shelf(items, "account-11", () => 10);
  assert.deepEqual(other.all(), []);
  // Signed out for a while: whoever it was may come back.
  new Shelf(items, "", () => 10).tidy();
  assert.equal(items.length, 1);
  other.tidy();
  assert.equal(items.length, 0);
});

test("forgets after a week, and at sign-out", () => {
  const items = store();
  let now = DAY;
  const shelf = new Shelf(items, "account-1", () => now);
  shelf.put(kept("comment 2", now));
  now += 7 * DAY;
  shelf.tidy();
  assert.equal(items.length, 1);
  now += 1;
  shelf.tidy();
  assert.equal(items.length, 0);
  shelf.put(kept("comment 2", now));
  items.setItem("theme", "dark");
  shelf.clear();
  assert.deepEqual([items.length, items.key(0)], [1, "theme"]);
});

test("has bounds, and says when there is no room", () => {
  const shelf = new Shelf(store(), "account-1", () => 10);
  for (let index = 0; index < 30; index++) shelf.put(kept(`comment ${index}`, index));
  assert.equal(shelf.all().length, 20);
  assert.equal(shelf.all()[0]?.place, "comment 29");
  assert.equal(shelf.put({ ...kept("comment 1"), body: "x".repeat(100_001) }), false);
  assert.equal(new Shelf(store(10), "account-1", () => 10).put(kept("comment 1")), false);
  assert.equal(new Shelf(store(), "", () => 10).put(kept("comment 1")), false);
});

test("reads nothing that was tampered with", () => {
  const items = store();
  items.setItem("polder-kept/account-1/a/k", "{");
  items.setItem("polder-kept/account-1/b/k", JSON.stringify({ ...kept("b"), page: "javascript:alert(1)" }));
  items.setItem("polder-kept/account-1/c/k", JSON.stringify({ ...kept("c"), page: "//example.org/" }));
  const shelf = new Shelf(items, "account-1", () => 10);
  assert.deepEqual(shelf.all(), []);
  shelf.tidy();
  assert.equal(items.length, 0);
});
