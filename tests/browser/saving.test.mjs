// Comments saved while they are written: without a button, offline and back, in two windows of one person, by somebody
// who signs out; without scripts the button does it all. What is missing before handing in, and the receipt.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, audit, keyboard, launch, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const OPEN = "/consultations/internationale-cyberstrategie/rounds/2";
const { press, tabTo } = keyboard;

let demo, browser, state;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  state = await signIn(browser, demo.origin, demo.account("participant"));
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const shown = (page) => page.locator("[data-autosave-shown]");
const saved = (page) => shown(page).filter({ hasText: "Opgeslagen om" });

/** Opens the form for a new comment on the `index`th passage. */
async function begin(page, index) {
  await visit(page, `${demo.origin}${OPEN}`);
  const link = page.locator('main a.polder-count[href*="/comment?"]').nth(index);
  await visit(page, new URL(await link.getAttribute("href"), demo.origin).href);
}

/** How many comments on this page of a submission begin with these words. */
const count = (page, words) => page.locator(".polder-comment__body", { hasText: words }).count();

/** Once a comment is kept one is back at its passage; the line at the top leads to the draft. */
async function toDraft(page) {
  await page.waitForURL(/\/rounds\/2#p-/);
  await page.locator(".polder-bar a").first().click();
  await page.waitForURL(/\/submissions\/\d+$/);
}

test("a comment is saved while it is written, and goes on as itself", { timeout: 90_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { state, viewport: NARROW });
  await begin(page, 2);
  await tabTo(page, page.locator('main [name="body"]'));
  await page.keyboard.type("Vanzelf bewaard");
  await saved(page).waitFor();
  assert.match(page.url(), /\/submissions\/\d+\/comments\/\d+$/);
  // Aloud once, not at every saving.
  const spoken = await page.locator("[data-autosave-spoken]").innerText();
  assert.match(spoken, /^Opgeslagen om/);
  await page.keyboard.type(", en verder geschreven.");
  const answer = await page.waitForResponse((one) => one.url().endsWith("/draft"));
  assert.equal(answer.status(), 200);
  await saved(page).waitFor();
  await audit(page);
  // Leaving loses nothing and asks nothing; the page is that of the comment.
  await page.reload();
  assert.equal(await page.locator('main [name="body"]').inputValue(), "Vanzelf bewaard, en verder geschreven.");
  await press(page, page.locator('main button[name="action"][value="save"]'));
  await page.waitForURL(/\/submissions\/\d+#comment-\d+$/);
  assert.equal(await count(page, "Vanzelf bewaard"), 1);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await audit(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("words written offline stay on the device and are sent when back", { timeout: 90_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  await begin(page, 3);
  await context.setOffline(true);
  await page.locator('main [name="body"]').fill("Zonder verbinding geschreven.");
  await shown(page).filter({ hasText: "geen verbinding" }).waitFor();
  // The button keeps the page where it is.
  await page.locator('main button[name="action"][value="save"]').click();
  assert.match(page.url(), /\/comment\?/);
  assert.equal(await page.evaluate(() => localStorage.length), 1);
  await audit(page);
  await context.setOffline(false);
  await saved(page).waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.locator('main button[name="action"][value="save"]').click();
  await toDraft(page);
  assert.equal(await count(page, "Zonder verbinding"), 1);
  await context.close();
});

test("words of an answer that was lost, of a window that was closed, make one comment", { timeout: 90_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  await begin(page, 4);
  const form = page.url();
  // It arrives, and nobody hears.
  await page.route("**/comment/draft", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.locator('main [name="body"]').fill("Kwam aan, ongehoord.");
  await shown(page).filter({ hasText: "antwoordt niet" }).waitFor();
  page.on("dialog", (dialog) => dialog.accept());
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route("**/draft", (route) => route.abort());
  await page.goto(`${demo.origin}/account/submissions`);
  const list = page.locator("[data-kept-list]");
  await list.waitFor();
  await audit(page);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await list.locator("a").click();
  assert.equal(page.url(), form);
  const kept = page.locator("[data-kept]");
  await kept.waitFor();
  assert.match(await kept.innerText(), /Kwam aan, ongehoord\./);
  await audit(page);
  await kept.locator("[data-kept-use]").press("Enter");
  await saved(page).waitFor();
  await page.locator('main [name="body"]').press("End");
  await page.keyboard.type(" Nu wel.");
  await page.locator('main button[name="action"][value="save"]').click();
  await toDraft(page);
  assert.equal(await count(page, "Kwam aan, ongehoord."), 1);
  assert.equal(await count(page, "Nu wel."), 1);
  await context.close();
});

test("of two windows neither overwrites the other, and both texts stay", { timeout: 90_000 }, async () => {
  const { context, page: one } = await openWindow(browser, { state });
  await begin(one, 5);
  await one.locator('main [name="body"]').fill("De eerste tekst.");
  await saved(one).waitFor();
  const other = await context.newPage();
  await other.goto(one.url());
  await one.locator('main [name="body"]').fill("Gewijzigd in het ene venster.");
  await one.waitForResponse((answer) => answer.url().endsWith("/draft") && answer.status() === 200);
  await other.locator('main [name="body"]').fill("Gewijzigd in het andere venster.");
  const theirs = other.locator("[data-theirs]");
  await theirs.waitFor();
  assert.match(await theirs.innerText(), /Gewijzigd in het ene venster\./);
  assert.equal(await other.locator('main [name="body"]').inputValue(), "Gewijzigd in het andere venster.");
  await audit(other);
  await theirs.locator("[data-theirs-exchange]").click();
  assert.equal(await other.locator('main [name="body"]').inputValue(), "Gewijzigd in het ene venster.");
  await theirs.locator("[data-theirs-exchange]").click();
  await theirs.locator("[data-theirs-keep]").click();
  await saved(other).waitFor();
  assert.equal(await theirs.isHidden(), true);
  await other.reload();
  assert.equal(await other.locator('main [name="body"]').inputValue(), "Gewijzigd in het andere venster.");
  await context.close();
});

test("nobody else on this device sees the words, and sign-out takes them away", { timeout: 90_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  page.on("dialog", (dialog) => dialog.accept());
  await begin(page, 6);
  const form = page.url();
  await page.route("**/draft", (route) => route.abort());
  await page.locator('main [name="body"]').fill("Alleen voor mij.");
  await shown(page).filter({ hasText: "antwoordt niet" }).waitFor();
  const mine = await context.cookies();
  const drafter = await signIn(browser, demo.origin, demo.account("drafter"));
  await context.clearCookies();
  await context.addCookies(drafter.cookies);
  await page.goto(form);
  assert.equal(await page.locator("[data-kept]").isHidden(), true);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await context.clearCookies();
  await context.addCookies(mine);
  await page.goto(form);
  await page.locator('main [name="body"]').fill("Nog eens.");
  await shown(page).filter({ hasText: "antwoordt niet" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 1);
  const own = await signIn(browser, demo.origin, demo.account("participant"));
  await context.clearCookies();
  await context.addCookies(own.cookies);
  await page.goto(`${demo.origin}/account/submissions`);
  await page.locator("form[data-sign-out] button").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await context.close();
});

test("leaving asks only where words would be lost", { timeout: 90_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await visit(page, `${demo.origin}/account/submissions`);
  const draft = page.locator('main tr:has(a[href$="#missing"]) a, main tr', { hasText: "Nog niet ingediend" }).locator('a[href^="/submissions/"]').first();
  await visit(page, new URL(await draft.getAttribute("href"), demo.origin).href.replace(/#.*/, ""));
  const name = page.locator('main [name="submitter_name"]');
  const before = await name.inputValue();
  await name.press("End");
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  assert.equal(await name.inputValue(), before);
  await page.goto(`${demo.origin}/account/submissions`);
  assert.deepEqual(asked, []);
  await page.goBack();
  await name.press("End");
  await page.keyboard.type("x");
  await page.goto(`${demo.origin}/account/submissions`);
  assert.deepEqual(asked, ["beforeunload"]);
  await context.close();
});

test("a letter over the limit stays whole, and how far over it is is heard when typing rests", { timeout: 60_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  await page.clock.install();
  await begin(page, 6);
  await page.clock.pauseAt(Date.now() + 60_000);
  const letter = page.locator('main [name="body"]');
  await letter.fill("a".repeat(21_000));
  assert.equal((await letter.inputValue()).length, 21_000);
  const seen = page.locator(".polder-counter--over");
  assert.match(await seen.innerText(), /1\.000/);
  const heard = page.locator(".polder-counter + [aria-live]").first();
  assert.equal(await heard.textContent(), "");
  await page.clock.runFor(1_500);
  assert.equal(await heard.textContent(), await seen.textContent());
  await context.close();
});

test("without scripts the button does it all, and the page says what is missing", { timeout: 90_000 }, async () => {
  const { context, page } = await openWindow(browser, { scripts: false, state });
  await begin(page, 7);
  await page.locator('main [name="body"]').fill("Met de knop bewaard.");
  await press(page, page.locator('main button[name="action"][value="save"]'));
  await toDraft(page);
  assert.equal(await count(page, "Met de knop bewaard."), 1);
  assert.equal(await page.locator("[data-kept-list]").locator("visible=true").count(), 0);
  const overview = page.locator(".polder-drafted");
  assert.ok((await overview.locator("a").count()) > 1);
  assert.match(await page.locator("#missing").innerText(), /Nog nodig voordat u kunt indienen|Klaar om in te dienen/);
  await page.goto(`${page.url()}/print`);
  assert.match(await page.locator("main").innerText(), /Met de knop bewaard\./);
  await context.close();
});

test("the receipt comes as a PDF", { timeout: 60_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  await visit(page, `${demo.origin}/account/submissions`);
  const handed = page.locator("main tr:has(.polder-badge--ok)").locator('a[href^="/submissions/"]').first();
  const href = (await handed.getAttribute("href")).replace(/#.*/, "");
  const answer = await context.request.get(`${demo.origin}${href}/receipt.pdf`);
  assert.equal(answer.status(), 200);
  assert.equal(answer.headers()["content-type"], "application/pdf");
  assert.match(answer.headers()["content-disposition"], /^attachment; filename="ontvangstbewijs-P-/);
  assert.ok((await answer.body()).includes("/StructTreeRoot"));
  await context.close();
});
