// Files with a submission, by keyboard alone and with JavaScript off: a party sends a document and an image, is told what is
// wrong, changes what is said of one and takes one away; a moderator publishes the sample's picture; a visitor fetches it.
// Every page on the way fits a narrow screen and has no accessibility violation.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { NARROW, htmlErrors, keyboard, launch, openMirror, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const { fill, follow, press } = keyboard;
const SAMPLE = new URL("../../src/demo/content/", import.meta.url);

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

/** A window without scripts in which somebody of the sample is signed in. */
async function enter(role) {
  const state = await signIn(browser, demo.origin, demo.account(role));
  return openWindow(browser, { scripts: false, state });
}

async function on(page, act) {
  await act;
  await look(page);
}

/** Choosing a file is the browser's own dialogue; everything around it is done by keyboard. */
async function send(page, name, bytes, what) {
  await main(page, 'input[name="file"]').setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await fill(page, main(page, 'form[enctype] [name="description"]'), what);
  await on(page, press(page, main(page, "form[enctype] button")));
}

const text = (page) => page.locator("main").innerText();

test("a party sends files, is told what is wrong, and changes its mind", { timeout: 180_000 }, async () => {
  const { context, page, complaints } = await enter("participant");
  const [letter, image] = await Promise.all(["brief.pdf", "schema.png"].map((name) => readFile(new URL(name, SAMPLE))));
  await visit(page, `${demo.origin}/account/submissions`);
  await follow(page, main(page, 'a[href^="/submissions/"]').first());
  await press(page, main(page, 'form[action$="/successor"] button'));
  await on(page, follow(page, main(page, 'a[href$="/attachments"]')));
  await send(page, "brief.pdf", Buffer.from("MZ, no PDF"), "Brief");
  assert.match(await page.locator("#error-summary").innerText(), /brief\.pdf is geen PDF/);
  // The link leads to the field at fault; what was written is still there.
  await page.locator("#error-summary a").focus();
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#field-file$/);
  assert.equal(await main(page, 'form[enctype] [name="description"]').inputValue(), "Brief");
  await send(page, "brief.doc", letter, "Brief van het bestuur");
  assert.match(await text(page), /brief\.pdf \(PDF, 25 kB\)\s+Brief van het bestuur/);
  await send(page, "plaatje.png", image, "");
  assert.match(await page.locator("#error-summary").innerText(), /wat er op de afbeelding te zien is/);
  await send(page, "plaatje.png", image, "Vier vakken");
  await send(page, "nog-eens.png", image, "Vier vakken");
  assert.match(await page.locator("#error-summary").innerText(), /nog-eens\.png staat er al, als plaatje\.png/);
  const second = main(page, ".polder-files > li:nth-child(2)");
  await second.locator("summary").focus();
  await page.keyboard.press("Enter");
  await fill(page, second.locator("textarea"), "Vier vakken met lijnen ertussen");
  await on(page, press(page, second.locator('form:not([action$="/removal"]) button')));
  assert.match(await text(page), /Afbeelding: Vier vakken met lijnen ertussen/);
  const href = await main(page, ".polder-files a").first().getAttribute("href");
  const fetched = await context.request.get(demo.origin + href);
  assert.equal(fetched.headers()["content-disposition"].startsWith("attachment"), true);
  assert.deepEqual(await fetched.body(), letter);
  await on(page, press(page, main(page, 'form[action$="/removal"] button').first()));
  assert.doesNotMatch(await text(page), /brief\.pdf \(/);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("a moderator decides on a file, and a visitor fetches it", { timeout: 180_000 }, async () => {
  const { context, page, complaints } = await enter("moderator");
  await visit(page, `${demo.origin}/moderation`);
  await on(page, follow(page, main(page, 'a[href="/moderation/attachments"]')));
  await on(page, follow(page, main(page, 'a[href^="/moderation/attachments/"]').first()));
  // What stood in the file beside what it shows; the sample's picture has nothing.
  assert.match(await text(page), /Niets wat iets over de afzender zegt/);
  await on(page, press(page, main(page, 'form[action$="/decision"] button')));
  assert.match(await page.locator("#error-summary").innerText(), /Kies wat er met deze bijlage gebeurt/);
  await main(page, 'input[name="verdict"]').first().focus();
  await page.keyboard.press("Space");
  await on(page, press(page, main(page, 'form[action$="/decision"] button')));
  assert.match(page.url(), /\/moderation\/attachments$/);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
  const visitor = await openWindow(browser, { scripts: false });
  await visit(visitor.page, `${demo.origin}${CONSULTATION}/report`);
  const link = main(visitor.page, ".polder-files a").first();
  const file = await visitor.context.request.get(demo.origin + (await link.getAttribute("href")));
  assert.equal(file.status(), 200);
  assert.equal(file.headers()["x-content-type-options"], "nosniff");
  assert.match(file.headers()["content-security-policy"], /sandbox/);
  await on(visitor.page, visit(visitor.page, `${demo.origin}${CONSULTATION}/rounds/2/attachments`));
  await visitor.context.close();
});

test("every page on the way is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
