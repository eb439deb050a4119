// Comments on exactly the words meant: selected by mouse and by touch, chosen sentence by sentence by keyboard without
// scripts; other words proposed and compared; the comparison of versions.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { audit, keyboard, launch, openWindow, signIn, startDemo, violations, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const OPEN = `${CONSULTATION}/rounds/2`;
const CLOSED = `${CONSULTATION}/rounds/1`;
const WORDS = "Moderne internetstandaarden";

let demo, browser;
before(async () => {
  demo = await startDemo();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const passageWith = (page, words) => page.locator(".polder-passage__words", { hasText: words }).first();

test("words selected with the mouse lead to a comment on them", { timeout: 60_000 }, async () => {
  const { page, complaints } = await openWindow(browser);
  await visit(page, `${demo.origin}${OPEN}`);
  const passage = passageWith(page, WORDS);
  await passage.scrollIntoViewIfNeeded();
  const box = await passage.boundingBox();
  await page.mouse.move(box.x + 2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 250, box.y + 12, { steps: 10 });
  await page.mouse.up();
  const offer = page.locator("a.polder-select-action");
  await offer.waitFor();
  assert.deepEqual(await violations(page), []);
  const href = new URL(await offer.getAttribute("href"), demo.origin);
  assert.equal(href.pathname, `${OPEN}/comment`);
  assert.ok(WORDS.startsWith(href.searchParams.get("quote").slice(0, WORDS.length)), href.search);
  assert.equal(href.searchParams.get("start"), "0");
  // Escape takes it back.
  await page.keyboard.press("Escape");
  await offer.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test("words selected by touch lead to a comment on them", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 }, locale: "nl-NL" });
  const page = await context.newPage();
  await page.goto(`${demo.origin}${OPEN}`);
  const passage = passageWith(page, WORDS);
  await passage.scrollIntoViewIfNeeded();
  const box = await passage.boundingBox();
  await page.touchscreen.tap(box.x + 20, box.y + 12);
  // What the system does after a long press: it selects the word under the finger, without events of the pointer.
  await passage.evaluate((words) => {
    const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(text, 0, text, "Moderne".length);
  });
  const offer = page.locator("a.polder-select-action");
  await offer.waitFor();
  assert.equal(new URL(await offer.getAttribute("href"), demo.origin).searchParams.get("quote").trim(), "Moderne");
  await context.close();
});

test("a part is chosen by keyboard without scripts, and other words proposed for it", { timeout: 90_000 }, async () => {
  const state = await signIn(browser, demo.origin, demo.account("participant"));
  const { page } = await openWindow(browser, { scripts: false, state });
  const mirror = await openWindow(browser, { state });
  await visit(page, `${demo.origin}${OPEN}`);
  const key = await passageWith(page, WORDS).evaluate((words) => words.closest("[id]").id);
  const form = `${demo.origin}${OPEN}/comment?passage=${key}`;
  await visit(page, form);
  const { press, tabTo, unfold } = keyboard;
  await unfold(page, page.locator("summary", { hasText: "Op een deel van deze" }));
  await tabTo(page, page.locator("input[name=sentence]").first());
  await page.keyboard.press("ArrowDown");
  await press(page, page.locator("button", { hasText: "Laat deze woorden zien" }));
  await page.locator("blockquote mark").first().waitFor();
  await tabTo(page, page.locator("select[name=last]"));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await press(page, page.locator("button", { hasText: "Laat deze woorden zien" }));
  assert.equal((await page.locator("blockquote mark").allInnerTexts()).join(""), WORDS);
  const proposal = page.locator("textarea[name=proposed_text]");
  assert.equal(await proposal.inputValue(), WORDS, "the proposal begins with the words");
  const proposing = page.locator("details", { hasText: "Andere woorden voorstellen" });
  if ((await proposing.getAttribute("open")) === null) await unfold(page, proposing.locator("summary"));
  await proposal.fill("Open internetstandaarden");
  await page.locator("textarea[name=body]").fill("Modern is niet hetzelfde als open.");
  await press(page, page.locator("button", { hasText: "Laat de wijzigingen zien" }));
  assert.match(await page.locator("#preview del").innerText(), /Moderne/);
  assert.match(await page.locator("#preview ins").innerText(), /Open/);
  await press(page, page.locator("main form button", { hasText: "Opmerking opslaan" }).first());
  await page.waitForURL(/\/submissions\/\d+/);
  assert.ok((await page.locator(".polder-comment__quote").allInnerTexts()).includes(WORDS));
  // The same pages in a window with scripts, where axe can look.
  for (const address of [`${form}&quote=${encodeURIComponent(WORDS)}&start=0`, page.url()]) {
    await visit(mirror.page, address);
    assert.deepEqual(await violations(mirror.page), []);
  }
  await page.context().close();
  await mirror.page.context().close();
});

test("quoted words are marked, overlapping ones too, and lead to the comments", { timeout: 60_000 }, async () => {
  const { page, complaints } = await openWindow(browser);
  await visit(page, `${demo.origin}${CLOSED}`);
  const many = page.locator("mark.polder-quote--many").first();
  assert.ok((await many.getAttribute("data-of")).includes(" "));
  await many.click();
  await page.waitForURL(/#comment-\d+$/);
  // In the text, where it opened beside the passage; all of them, and the proposals, are on a page of their own.
  await page.locator(".polder-said[open] a.polder-said__all").click();
  await page.locator('main a[href$="/proposals"]').click();
  await page.locator("article .polder-badge").first().waitFor();
  assert.ok((await page.locator("blockquote mark").count()) > 0, "contested words are marked");
  await audit(page);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test("what changed between versions is told", { timeout: 60_000 }, async () => {
  const { page } = await openWindow(browser, { scripts: false });
  await visit(page, `${demo.origin}${CONSULTATION}`);
  await keyboard.follow(page, page.locator('main a[href$="/versions"]'));
  await keyboard.follow(page, page.locator('main a[href*="/comparison"]').first());
  for (const kind of ["changed", "moved", "split", "merged", "added", "removed"])
    assert.ok((await page.locator(`.polder-change--${kind}`).count()) > 0, kind);
  await page.context().close();
});
