// Words found by keyboard alone with JavaScript off: from the box at the head of every page to the words in their
// context, narrowed by choices that say how many, and on to the place itself. By touch on a narrow screen too.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, audit, htmlErrors, keyboard, launch, openWindow, startDemo, visit } from "./support/index.mjs";

const { fill, follow, press, tabTo } = keyboard;

let demo, browser, mirror;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  mirror = await openWindow(browser, { viewport: NARROW });
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const main = (page, selector) => page.locator(`main ${selector}`);

/** Axe needs timers, which stand still where scripts are off: it looks at the same page in a narrow window with scripts. */
async function look(page) {
  await visit(mirror.page, page.url().replace(/#.*/, ""));
  await audit(mirror.page);
}

/** The results of a search, once all of the sample can be found. */
async function results(page, words) {
  for (let turn = 0; turn < 50; turn += 1) {
    await visit(page, `${demo.origin}/search?q=${encodeURIComponent(words)}`);
    if ((await page.locator("main mark").count()) > 0) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`nothing is found for ${words}`);
}

test("words are found, narrowed and followed by keyboard, without scripts", { timeout: 120_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { scripts: false });
  await results(page, "internet");
  await visit(page, `${demo.origin}/`);
  await fill(page, page.locator("header input[name=q]"), "internationaal");
  await press(page, page.locator("header form button", { hasText: "Zoeken" }));
  assert.match(await page.locator("main h2").first().innerText(), /^\d+ resultaten$/);
  // Another form of the word is found, and marked where it stands.
  const marks = await main(page, "mark").allInnerTexts();
  assert.ok(marks.length > 0 && marks.every((mark) => /^internationa/i.test(mark)), marks.join(", "));
  await look(page);
  const choice = main(page, "#narrow a[href*='kind=comment']");
  const count = await choice.locator("xpath=..").locator(".polder-facet__count").innerText();
  await follow(page, choice);
  assert.equal(Number.parseInt(await page.locator("main h2").first().innerText(), 10), Number.parseInt(count, 10));
  assert.equal(await main(page, "#narrow a[aria-current=true]").count(), 1);
  await look(page);
  // The choice stays when other words are asked for, and is undone by its own link.
  await fill(page, main(page, "input[name=q]"), "normen");
  await press(page, main(page, "form button"));
  assert.match(page.url(), /kind=comment/);
  await follow(page, main(page, "#narrow a[aria-current=true]"));
  assert.doesNotMatch(page.url(), /kind=comment/);
  const link = main(page, ".polder-result h3 a").first();
  await tabTo(page, link);
  const target = await link.getAttribute("href");
  await follow(page, link);
  assert.ok((await page.locator(`[id="${target.split("#")[1]}"]`).count()) === 1, target);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("nothing found says so and helps on; odd words do no harm", { timeout: 60_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { scripts: false, viewport: NARROW });
  await visit(page, `${demo.origin}/search?lang=en`);
  await fill(page, main(page, "input[name=q]"), 'zebrapad* "NEAR( <zq>');
  await press(page, main(page, "form button"));
  assert.match(await page.locator("main").innerText(), /Nothing was found for “zebrapad\* "NEAR\( <zq>”/);
  await look(page);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("results are reached by touch on a narrow screen", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 800 }, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${demo.origin}/`);
  await page.locator("header input[name=q]").tap();
  await page.keyboard.type("internet");
  await page.locator("header form[role=search] button").tap();
  await page.waitForURL(/\/search\?q=internet/);
  await page.locator(".polder-search__jump a").tap();
  await page.locator("#narrow a").first().tap();
  await page.waitForURL(/kind=|consultation=/);
  assert.ok(await page.locator(".polder-result h3 a").first().isVisible());
  await context.close();
});

test("every page on the way is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
