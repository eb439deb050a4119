// A moderator works through the queue with the keys of a hand: each verdict is counted in keys and selections, and the counts
// are printed. Keys count only where nobody types, and can be switched off.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, WIDE, audit, launch, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

let demo, browser, window;
before(async () => {
  demo = await startDemo({ POLDER__MODERATION__UNDO_SECONDS: "600" });
  browser = await launch();
  const state = await signIn(browser, demo.origin, demo.account("moderator"));
  window = await openWindow(browser, { language: "nl", state });
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const title = (page) => page.locator("h1").innerText();
const flash = (page) => page.locator("main, body").first().innerText();

/** Opens the first comment of the queue. */
async function first(page) {
  await visit(page, `${demo.origin}/moderation`);
  await page.locator('main a[href^="/moderation/comments/"]').first().click();
  await page.waitForURL("**/moderation/comments/*");
  return (await title(page)).match(/\d+/)[0];
}

/** Presses keys, one after the other, each when what the one before caused is there; how many. */
async function keys(page, ...pressed) {
  for (const key of pressed) {
    const shown = page.waitForEvent("load");
    await page.keyboard.press(key);
    await shown;
  }
  return pressed.length;
}

/** Selects words of the comment as dragging over them does. */
function select(page, words) {
  return page.evaluate((words) => {
    for (const place of document.querySelectorAll("[data-redactable]")) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return true;
      }
    }
    return false;
  }, words);
}

test("publishing takes one key, and the next comment is there", async () => {
  const { page, complaints } = window;
  const number = await first(page);
  await audit(page);
  const count = await keys(page, "p");
  console.log(`publish a comment: ${count} key`);
  assert.equal(count, 1);
  assert.match(await flash(page), new RegExp(`Opmerking ${number} is gepubliceerd`));
  assert.notEqual((await title(page)).match(/\d+/)[0], number, "the next one");
  assert.match(page.url(), /\/moderation\/comments\/\d+\?state=pending/);
  assert.deepEqual(complaints.splice(0), []);
});

test("a number is redacted by one selection and two keys", async () => {
  const { page, complaints } = window;
  await visit(page, `${demo.origin}/moderation`);
  await page.locator("main tr", { hasText: "06 5550 0142" }).locator("a").first().click();
  await page.waitForURL("**/moderation/comments/*");
  assert.ok(await select(page, "06 5550 0142"));
  // The button for the mouse is there while something is selected.
  await page.locator("button[data-mark]").waitFor({ state: "visible" });
  const count = await keys(page, "r", "Enter");
  console.log(`redact a number: 1 selection, ${count} keys`);
  assert.equal(count, 2);
  assert.match(await flash(page), /is gelakt gepubliceerd/);
  assert.deepEqual(complaints.splice(0), []);
});

test("words are marked by the mouse, more than once, without a verdict chosen", async () => {
  const { page, complaints } = window;
  await first(page);
  const body = await page.locator("[data-redactable]").first().innerText();
  const [one, two] = body.match(/\p{L}{5,}/gu);
  for (const words of [one, two]) {
    await select(page, words);
    await page.locator("button[data-mark]").click();
  }
  const filled = await page.locator('input[name="words"]').evaluateAll((rows) => rows.map((row) => row.value));
  assert.deepEqual(filled.slice(0, 2), [one, two]);
  assert.ok(await page.locator('input[value="publish-redacted"]').isChecked());
  const shown = page.waitForEvent("load");
  await page.locator('form button.utrecht-button[value="decide"]').click();
  await shown;
  const text = await page.locator("main").innerText();
  assert.match(text, /\[gelakt: 5\.1\.2\.e\]/);
  await page.setViewportSize(NARROW);
  await audit(page);
  await page.setViewportSize(WIDE);
  assert.deepEqual(complaints.splice(0), []);
});

test("keys count only where nobody types, and can be switched off", async () => {
  const { page, complaints } = window;
  const number = await first(page);
  await page.locator('input[name="words"]').first().focus();
  await page.keyboard.type("pwrn");
  assert.equal(await page.locator('input[name="words"]').first().inputValue(), "pwrn");
  await page.locator('input[name="words"]').first().fill("");
  await page.locator("main summary", { hasText: "Toetsen" }).click();
  await page.locator("input[data-keys]").uncheck();
  await page.locator("h1").click();
  await page.keyboard.press("p");
  assert.equal((await title(page)).match(/\d+/)[0], number, "nothing happened");
  // It is remembered.
  assert.equal(await first(page), number);
  await page.locator("main summary", { hasText: "Toetsen" }).click();
  assert.equal(await page.locator("input[data-keys]").isChecked(), false);
  await page.locator("input[data-keys]").check();
  await keys(page, "n");
  assert.notEqual((await title(page)).match(/\d+/)[0], number, "later");
  assert.deepEqual(complaints.splice(0), []);
});

test("the last decision is undone by one key, without scripts by one button", async () => {
  const { page, complaints } = window;
  const number = await first(page);
  await keys(page, "p");
  assert.match(await flash(page), new RegExp(`U publiceerde opmerking ${number}\\.`));
  await audit(page);
  await page.setViewportSize(NARROW);
  await audit(page);
  await page.setViewportSize(WIDE);
  assert.equal(await keys(page, "u"), 1);
  assert.equal((await title(page)).match(/\d+/)[0], number, "back at the comment");
  assert.match(await flash(page), /Uw besluit is ongedaan gemaakt/);
  assert.equal(await first(page), number, "it waits again");
  assert.deepEqual(complaints.splice(0), []);
});

test("everything found is withheld in three acts", async () => {
  const { page, complaints } = window;
  let acts = 0;
  await visit(page, `${demo.origin}/moderation`);
  await page.locator('#field-q').fill("e");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/moderation?*q=e*");
  acts += 1;
  const found = Number((await page.locator('main a[href^="/moderation/together"]').innerText()).match(/\d+/)[0]);
  assert.ok(found > 1);
  await page.locator('main a[href^="/moderation/together"]').click();
  await page.waitForURL("**/moderation/together*");
  acts += 1;
  await page.locator('input[value="withhold"]').check();
  await page.locator('select[name="ground"]').selectOption("spam");
  await page.locator('textarea[name="explanation"]').fill("Vaak hetzelfde.");
  const shown = page.waitForEvent("load");
  await page.locator('main form[action^="/moderation/together"] button').click();
  await shown;
  acts += 1;
  console.log(`withhold ${found} comments alike: ${acts} acts`);
  assert.match(await flash(page), new RegExp(`Over ${found} opmerkingen is besloten`));
  const back = page.waitForEvent("load");
  await page.locator("form[data-undo] button").click();
  await back;
  assert.match(await flash(page), new RegExp(`Uw besluiten over ${found} opmerkingen zijn ongedaan gemaakt`));
  assert.deepEqual(complaints.splice(0), []);
});
