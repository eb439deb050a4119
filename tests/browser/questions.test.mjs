// Questions by keyboard alone, with JavaScript off: staff make every kind in a coming round, order them and look at them
// as a party will; on the sample's open round a party answers, is told what is wrong, and finds its answers in the
// submission. Every page on the way fits a narrow screen and has no accessibility violation.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, htmlErrors, keyboard, launch, openMirror, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const MANAGED = "/manage/internationale-cyberstrategie/rounds";
const { fill, follow, press, tick } = keyboard;

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

async function make(page, kind, fields) {
  await on(page, follow(page, main(page, `a[href$="/questions/new?kind=${kind}"]`)));
  for (const [name, value] of Object.entries(fields)) await fill(page, main(page, `[name="${name}"]`), value);
  await on(page, press(page, main(page, 'form[action$="/questions"] button')));
}

test("staff make questions of every kind and see them as a party will", { timeout: 180_000 }, async () => {
  const { context, page, complaints } = await enter("admin");
  await visit(page, `${demo.origin}${MANAGED}/new`);
  await page.locator('main [name="opens_at"]').fill("2099-03-01T09:00");
  await page.locator('main [name="closes_at"]').fill("2099-04-01T09:00");
  await press(page, main(page, 'form[action$="/rounds"] button'));
  await on(page, follow(page, main(page, 'a[href$="/questions"]')));
  await make(page, "short", { title: "Namens wie?" });
  await make(page, "long", { title: "Wat ontbreekt?", help: "Wees **kort**." });
  await make(page, "one", { title: "Eens?", options: "Ja" });
  assert.match(await page.locator("#error-summary").innerText(), /minstens twee/);
  await fill(page, main(page, '[name="options"]'), "Ja\nNee");
  await on(page, press(page, main(page, 'form[action$="/questions"] button')));
  await make(page, "several", { title: "Wat eerst?", options: "Recht\nInkoop\nOnderwijs", maximum: "2" });
  await make(page, "scale", { title: "Hoe duidelijk?", low_label: "niet", high_label: "heel" });
  await press(page, main(page, 'li:nth-child(5) button[value="up"]'));
  await tick(page, main(page, 'input[value="funding"]'));
  await on(page, press(page, main(page, 'form[action$="/bank"] button')));
  const titles = await page.locator("main ol > li h2").allInnerTexts();
  assert.deepEqual(titles.slice(0, 5), ["Namens wie?", "Wat ontbreekt?", "Eens?", "Hoe duidelijk?", "Wat eerst?"]);
  assert.equal(titles.length, 6);
  await on(page, follow(page, main(page, 'a[href$="/preview"]')));
  assert.equal(await page.getByRole("group", { name: /Hoe duidelijk/ }).getByRole("radio").count(), 6);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("a party answers, is told what is wrong, and finds its answers back", { timeout: 180_000 }, async () => {
  const { context, page, complaints } = await enter("participant");
  await visit(page, `${demo.origin}${CONSULTATION}/rounds/2`);
  await on(page, follow(page, main(page, 'a[href$="/rounds/2/answers"]').first()));
  await on(page, press(page, main(page, 'form[action$="/answers"] button')));
  assert.match(page.url(), /\/submissions\/\d+\/questions$/);
  const several = page.getByRole("group", { name: /Waar moet als eerste geld heen/ });
  for (const box of await several.getByRole("checkbox").all()) if (!(await box.isChecked())) await tick(page, box);
  await on(page, press(page, main(page, 'form[action$="/questions"] button')));
  assert.match(await page.locator("#error-summary").innerText(), /hoogstens 3/);
  // The link leads to the first box; all that was ticked still is.
  await page.locator("#error-summary a").focus();
  await page.keyboard.press("Enter");
  assert.equal(await several.getByRole("checkbox", { checked: true }).count(), 5);
  for (const box of (await several.getByRole("checkbox").all()).slice(0, 3)) await box.press("Space");
  await on(page, press(page, main(page, 'form[action$="/questions"] button')));
  assert.match(page.url(), /\/submissions\/\d+$/);
  assert.match(await page.locator("main").innerText(), /Vragen: \d van \d beantwoord/);
  await on(page, follow(page, main(page, 'a[href$="/questions"]')));
  assert.equal(await several.getByRole("checkbox", { checked: true }).count(), 2);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("every page on the way is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
