// Responding without an account: by keyboard alone with JavaScript off, where the human check is a question in words; and
// in a narrow window with scripts, where the browser does the work by itself. The link in the mail confirms; what was sent
// in somebody else's name is erased, and a submission reported as such is looked into by a moderator.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, audit, htmlErrors, keyboard, launch, openMirror, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const OPEN = `${CONSULTATION}/rounds/2`;
const NUMBERS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien".split(" ");
const PLACES = ["eerste", "tweede", "derde", "vierde"];
const { choose, fill, follow, press } = keyboard;

let demo, browser, look;
before(async () => {
  demo = await startDemo({ POLDER__GUESTS__HUMAN_CHECK: "always", POLDER__GUESTS__HUMAN_COST: "50", POLDER__GUESTS__STARTS_PER_HOUR: "0" });
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

/** What the question asks, as a person answers it. */
function answer(question) {
  const sum = /Hoeveel is (\S+) plus (\S+)\?/.exec(question);
  if (sum) return NUMBERS[NUMBERS.indexOf(sum[1]) + NUMBERS.indexOf(sum[2])];
  const [, place, row] = /als (\S+) in dit rijtje: (.+)$/m.exec(question);
  return row.split(",")[PLACES.indexOf(place)].trim();
}

async function introduce(page, name, email) {
  await fill(page, main(page, '[name="name"]'), name);
  await fill(page, main(page, '[name="email"]'), email);
  await choose(page, main(page, 'input[value="individual"]'));
}

test("without scripts, by keyboard: begin, comment, send, confirm", { timeout: 240_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { scripts: false });
  await visit(page, `${demo.origin}${OPEN}`);
  await on(page, follow(page, main(page, 'a[href$="/respond"]')));
  await on(page, press(page, main(page, 'form[action$="/respond"] button')));
  assert.match(await page.locator("#error-summary").innerText(), /Beantwoord de vraag|naam/i);
  await introduce(page, "Gijs Gast", "gijs@example.org");
  await fill(page, main(page, '[name="answer"]'), answer(await main(page, "[data-human-question] label").innerText()));
  // The text itself is looked at with all other pages.
  await press(page, main(page, 'form[action$="/respond"] button'));
  assert.match(page.url(), /\/rounds\/2$/);
  await on(page, follow(page, main(page, 'a[href$="/rounds/2/comment?at=main"]')));
  await fill(page, main(page, '[name="body"]'), "Zeg wie het doet, en wanneer.");
  await on(page, press(page, main(page, 'button[value="save"]')));
  // Back in the text; from there to the draft.
  assert.match(page.url(), /\/rounds\/2#main$/);
  await on(page, follow(page, page.locator(".polder-bar a").first()));
  assert.match(page.url(), /\/submissions\/\d+$/);
  await on(page, press(page, main(page, 'button[value="submit"]')));
  const sent = await page.locator("main").innerText();
  // A round may ask what must be answered first.
  assert.match(sent, /bevestig uw adres/i);
  const mail = await demo.mail("gijs@example.org", /\/guest\/confirmation\?/);
  assert.doesNotMatch(mail.text, /Gijs Gast|Zeg wie/);
  await on(page, visit(page, mail.links.find((link) => link.includes("/guest/confirmation?"))));
  await on(page, press(page, main(page, 'form[action="/guest/confirmation"] button')));
  assert.match(page.url(), /\/receipt$/);
  await demo.mail("gijs@example.org", /Zeg wie het doet/);
  assert.deepEqual(complaints.splice(0), []);
  await context.close();
});

test("with scripts, narrow: the browser does the check by itself; a stranger's submission is erased", { timeout: 240_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { viewport: NARROW });
  await visit(page, `${demo.origin}${OPEN}/respond`);
  await page.locator("[data-human-status]").filter({ hasText: "Klaar" }).waitFor();
  assert.ok(await page.locator("[data-human-question]").isHidden());
  await audit(page);
  await introduce(page, "Niet Noor", "noor@example.org");
  await press(page, main(page, 'form[action$="/respond"] button'));
  await visit(page, `${demo.origin}${OPEN}/comment`);
  await fill(page, main(page, '[name="body"]'), "Onzin uit naam van een ander.");
  await press(page, main(page, 'button[value="save"]'));
  await press(page, main(page, 'button[value="submit"]'));
  await audit(page);
  const mail = await demo.mail("noor@example.org", /\/guest\/confirmation\?/);
  const other = await openWindow(browser, {});
  await visit(other.page, mail.links.find((link) => link.includes("/guest/confirmation?")));
  await press(other.page, main(other.page, 'form[action="/guest/disowning"] button'));
  assert.match(await other.page.locator("main").innerText(), /gewist/);
  await page.reload();
  assert.match(page.url(), /\/sign-in/);
  assert.deepEqual(complaints.splice(0), []);
  await other.context.close();
  await context.close();
});

test("a submission reported as somebody else's is looked into", { timeout: 240_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { scripts: false });
  await visit(page, `${demo.origin}${CONSULTATION}/rounds/1/comments`);
  await on(page, follow(page, main(page, 'a[href$="/impersonation"]')));
  await fill(page, main(page, '[name="reference"]'), "De tweede opmerking over kabels");
  await fill(page, main(page, '[name="name"]'), "Vera Vals");
  await fill(page, main(page, '[name="email"]'), "vera@example.org");
  await on(page, press(page, main(page, 'form[action$="/impersonation"] button')));
  await demo.mail("vera@example.org", /melding/i);
  await context.close();
  const state = await signIn(browser, demo.origin, demo.account("moderator"));
  const staff = await openWindow(browser, { scripts: false, state });
  await visit(staff.page, `${demo.origin}/moderation`);
  await on(staff.page, follow(staff.page, main(staff.page, 'a[href="/moderation/impersonations"]')));
  await choose(staff.page, main(staff.page, 'input[value="kept"]'));
  await on(staff.page, press(staff.page, main(staff.page, 'form[action$="/verdict"] button')));
  await demo.mail("vera@example.org", /blijft staan/);
  assert.deepEqual(complaints.concat(staff.complaints), []);
  await staff.context.close();
});

test("every page on the way is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
