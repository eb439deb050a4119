// Knowing what happens, by keyboard alone with JavaScript off: a visitor follows a consultation by a confirmed address and
// stops by the link in a mail; a party reads what became of its comments and says whether a response satisfies. Every page
// on the way fits a narrow screen and has no accessibility violation.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, htmlErrors, keyboard, launch, openMirror, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const FOLLOWER = "vera.volger@example.org";
const { choose, fill, follow, press } = keyboard;

let demo, browser, look;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  look = await openMirror(browser, { viewport: NARROW });
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const main = (page, selector) => page.locator(`main ${selector}`);

async function on(page, act) {
  await act;
  await look(page);
}

test("a party reads what became of its comments and says what it thinks of a response", { timeout: 120_000 }, async () => {
  const state = await signIn(browser, demo.origin, demo.account("participant"));
  const { context, page, complaints } = await openWindow(browser, { scripts: false, state });
  await visit(page, `${demo.origin}/account/submissions`);
  await follow(page, main(page, 'tr:last-child a[href^="/submissions/"]'));
  await on(page, follow(page, main(page, 'a[href$="/outcome"]')));
  assert.match(await page.locator(".polder-figures").innerText(), /beantwoord/);
  assert.match(await page.locator("main").innerText(), /In de nieuwste versie/);
  const button = main(page, 'button[formaction$="/satisfaction"]').first();
  const comment = (await button.getAttribute("formaction")).match(/\d+/)[0];
  await on(page, press(page, button));
  const fault = page.locator("#error-summary a");
  assert.match(await fault.innerText(), /tevreden bent/);
  complaints.splice(0); // 422, and meant.
  await fault.focus();
  await page.keyboard.press("Enter");
  const own = page.locator(`#comment-${comment}`);
  await choose(page, own.getByRole("radio", { name: "Nee" }));
  await fill(page, own.locator("textarea"), "De termijn ontbreekt nog.");
  await on(page, press(page, own.locator('button[formaction$="/satisfaction"]')));
  assert.match(await own.innerText(), /Niet tevreden met het antwoord/);
  assert.match(await own.innerText(), /De termijn ontbreekt nog/);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("a drafter finds the responses that do not satisfy", { timeout: 120_000 }, async () => {
  const state = await signIn(browser, demo.origin, demo.account("drafter"));
  const { context, page, complaints } = await openWindow(browser, { scripts: false, state });
  await visit(page, `${demo.origin}/drafting/internationale-cyberstrategie/rounds/1`);
  const place = main(page, 'nav li:has(a[href*="section="])', { hasText: "niet tevreden" }).first();
  await visit(page, new URL(`${await place.locator("a").getAttribute("href")}&state=not-satisfied`, demo.origin).href);
  await look(page);
  const found = await main(page, "article").allInnerTexts();
  assert.ok(found.length > 0 && found.every((text) => text.includes("Niet tevreden met het antwoord")), found.join("\n"));
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

// Last: by now the mails of the sample, which are written first, are out.
test("a visitor follows by a confirmed address, and stops", { timeout: 120_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { scripts: false });
  await visit(page, `${demo.origin}${CONSULTATION}`);
  await on(page, follow(page, main(page, 'a[href$="/follow"]')));
  await on(page, press(page, main(page, 'form[action$="/followers"] button')));
  assert.match(await page.locator("#error-summary").innerText(), /e-mail/i);
  complaints.splice(0); // 422, and meant.
  await fill(page, main(page, 'input[name="email"]'), FOLLOWER);
  await on(page, press(page, main(page, 'form[action$="/followers"] button')));
  assert.match(page.url(), /\/follow\/sent$/);
  const asked = await demo.mail(FOLLOWER, /\/follow\/confirm\?/);
  await on(page, visit(page, asked.links.find((link) => link.includes("/follow/confirm"))));
  await on(page, press(page, main(page, 'form[action="/follow/confirm"] button')));
  assert.match(await page.locator("body").innerText(), /U volgt deze consultatie/);
  // Who asks again is told by mail only, with a link to stop.
  await visit(page, `${demo.origin}${CONSULTATION}/follow`);
  await fill(page, main(page, 'input[name="email"]'), FOLLOWER);
  await press(page, main(page, 'form[action$="/followers"] button'));
  assert.match(page.url(), /\/follow\/sent$/);
  const known = await demo.mail(FOLLOWER, /\/unfollow\?/);
  await on(page, visit(page, known.links.find((link) => link.includes("/unfollow"))));
  await on(page, press(page, main(page, 'form[action^="/unfollow"] button')));
  assert.match(await page.locator("main").innerText(), /geen mail meer/);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("every page on the way is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
