import assert from "node:assert/strict";
import { test } from "node:test";
import { Saver } from "./saver";
import type { Answer } from "./saver";

/** A saver with a clock to be moved by hand and answers to be given by hand. */
function bench() {
  let now = 0;
  let timers: { at: number; then: () => void }[] = [];
  const asked: { answer: (answer: Answer) => void; last: boolean }[] = [];
  const told: string[] = [];
  let shelved = false;
  const saver = new Saver({
    send: (last) => new Promise((answer) => asked.push({ answer, last })),
    shelve: () => {
      shelved = true;
    },
    unshelve: () => {
      shelved = false;
    },
    tell: (answer) => told.push(answer === "saving" ? answer : answer.state),
    after(milliseconds, then) {
      const timer = { at: now + milliseconds, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds;
    for (;;) {
      const due = timers.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      timers = timers.filter((one) => one !== due);
      now = due.at;
      due.then();
      await settled();
    }
    now = end;
  };
  const answer = async (given: Answer): Promise<void> => {
    asked.at(-1)?.answer(given);
    await settled();
  };
  return { saver, asked, told, pass, answer, shelved: () => shelved };
}

const settled = () => new Promise((done) => setImmediate(done));

test("saves when the writing pauses, once, and tells it", async () => {
  const { saver, asked, told, pass, answer, shelved } = bench();
  saver.touch();
  await pass(1000);
  saver.touch();
  await pass(1400);
  assert.equal(asked.length, 0);
  assert.ok(shelved());
  await pass(100);
  assert.equal(asked.length, 1);
  await answer({ state: "kept" });
  assert.deepEqual(told, ["saving", "kept"]);
  assert.ok(saver.clean && !shelved() && !saver.atRisk);
  await pass(60_000);
  assert.equal(asked.length, 1);
});

test("saves now and then for somebody who never pauses", async () => {
  const { saver, asked, pass } = bench();
  for (let index = 0; index < 22; index++) {
    saver.touch();
    await pass(500);
  }
  assert.equal(asked.length, 1);
});

test("has one sending on its way at a time, and sends again what was written meanwhile", async () => {
  const { saver, asked, pass, answer, shelved } = bench();
  saver.touch();
  await pass(1500);
  saver.touch();
  await pass(5000);
  assert.equal(asked.length, 1);
  await answer({ state: "kept" });
  assert.ok(shelved() && !saver.clean);
  await pass(1500);
  assert.equal(asked.length, 2);
  await answer({ state: "kept" });
  assert.ok(saver.clean && !shelved());
});

test("keeps the words while offline, tries again less and less often, and sends them when back", async () => {
  const { saver, asked, told, pass, answer, shelved } = bench();
  saver.touch();
  await pass(1500);
  await answer({ state: "offline" });
  assert.ok(saver.atRisk && shelved());
  await pass(5000);
  assert.equal(asked.length, 2);
  await answer({ state: "offline" });
  await pass(5000);
  assert.equal(asked.length, 2);
  void saver.flush(); // the browser says that it is online
  await settled();
  assert.equal(asked.length, 3);
  await answer({ state: "kept" });
  assert.ok(saver.clean && !shelved() && !saver.atRisk);
  assert.deepEqual(told, ["saving", "offline", "offline", "kept"]);
});

test("sends nothing over another's text until somebody chooses", async () => {
  const { saver, asked, pass, answer, shelved } = bench();
  saver.touch();
  await pass(1500);
  await answer({ state: "changed", seen: "2", theirs: { body: "Ander.", proposed_text: "" } });
  saver.touch();
  await pass(60_000);
  assert.equal(asked.length, 1);
  assert.ok(saver.atRisk && shelved());
  void saver.decide();
  await settled();
  assert.equal(asked.length, 2);
  await answer({ state: "kept" });
  assert.ok(saver.clean);
});

test("waits as long as the server asks, and leaves a refusal until something is written", async () => {
  const { saver, asked, pass, answer } = bench();
  saver.touch();
  await pass(1500);
  await answer({ state: "later", wait: 30 });
  await pass(29_000);
  assert.equal(asked.length, 1);
  await pass(1000);
  assert.equal(asked.length, 2);
  await answer({ state: "refused", detail: "Te lang." });
  await pass(600_000);
  assert.equal(asked.length, 2);
  assert.ok(saver.atRisk);
  saver.touch();
  await pass(1500);
  assert.equal(asked.length, 3);
});

test("sends at once when the page goes away, and asks nothing of who leaves in time", async () => {
  const { saver, asked } = bench();
  saver.touch();
  assert.equal(saver.atRisk, false);
  void saver.flush(true);
  await settled();
  assert.deepEqual(asked.map((one) => one.last), [true]);
});

test("sends nothing once it has ended, and waits for what is on its way", async () => {
  const { saver, asked, pass } = bench();
  saver.touch();
  await pass(1500);
  assert.equal(saver.hasKept, true);
  let over = false;
  const ending = saver.end().then(() => {
    over = true;
  });
  await pass(100);
  assert.equal(over, false);
  asked[0]?.answer({ state: "kept" });
  await ending;
  saver.touch();
  await pass(60_000);
  assert.equal(asked.length, 1);
});
