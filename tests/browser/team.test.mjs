// Colleagues write one submission together, by keyboard, with JavaScript off: a member leaves an idea with a note, the lead
// merges it with a comment of their own, submits and asks another organisation to sign; that organisation signs. Every page
// on the way fits a narrow screen and has no accessibility violation.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, htmlErrors, keyboard, launch, openMirror, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const ROUND = "/consultations/internationale-cyberstrategie/rounds/2";
const { choose, fill, follow, press, tick, unfold } = keyboard;

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
const text = (page) => page.locator("main").innerText();

/** A window without scripts in which somebody of the sample is signed in. */
async function enter(email) {
  const account = { ...demo.account("participant"), email };
  const state = await signIn(browser, demo.origin, account);
  return openWindow(browser, { scripts: false, state });
}

async function on(page, act) {
  await act;
  await look(page);
}

/** Writes a comment on the whole text for the organisation. */
async function write(page, body, act = async () => {}) {
  await visit(page, `${demo.origin}${ROUND}/comment`);
  await page.locator('main [name="organisation"]').selectOption({ index: 1 });
  await fill(page, main(page, '[name="body"]'), body);
  await act();
  await press(page, main(page, 'button[value="save"]'));
}

test("colleagues write, the lead merges and submits, another organisation signs", { timeout: 240_000 }, async () => {
  const lead = await enter("s.pronk@brugwacht.example.org");
  const member = await enter("i.maasdam@brugwacht.example.org");
  // The member leaves an idea, with a note.
  await write(member.page, "Wie betaalt dit?", async () => {
    await unfold(member.page, main(member.page, "summary").filter({ hasText: "Voor uw collega" }));
    await tick(member.page, main(member.page, '[name="status"]'));
    await fill(member.page, main(member.page, '[name="note"]'), "Vraag Financiën.");
  });
  await look(member.page);
  const draft = member.page.url().replace(/#.*/, "");
  assert.match(await text(member.page), /door Ilse Maasdam/);
  assert.match(await text(member.page), /Een lead van de organisatie|dient .*in/);
  await write(lead.page, "Zeg wanneer.");
  assert.equal(lead.page.url().replace(/#.*/, ""), draft);
  await look(lead.page);
  assert.match(await text(lead.page), /Vraag Financiën\./);
  // The lead gives a section to the member, who finds it in the text and says that it is ready.
  await on(lead.page, follow(lead.page, main(lead.page, '#sections a[href$="/sections"]')));
  await tick(lead.page, main(lead.page, '[name="section"] >> nth=1'));
  await tick(lead.page, main(lead.page, '[name="colleague"] >> nth=0'));
  await on(lead.page, press(lead.page, main(lead.page, "form#assign button")));
  assert.match(await text(lead.page), /Ilse Maasdam/);
  await visit(member.page, `${demo.origin}${ROUND}`);
  await look(member.page);
  await on(member.page, follow(member.page, main(member.page, ".polder-done-by a").filter({ hasText: "voor u" })));
  await on(member.page, press(member.page, main(member.page, 'form[action$="/readiness"] button')));
  await visit(member.page, draft);
  assert.match(await member.page.locator("#sections").innerText(), /Toch niet klaar/);
  await visit(lead.page, draft);
  // The lead merges both.
  const boxes = main(lead.page, 'input[form="merge"]');
  const count = await boxes.count();
  await tick(lead.page, boxes.nth(count - 2));
  await tick(lead.page, boxes.nth(count - 1));
  await on(lead.page, press(lead.page, main(lead.page, "form#merge button")));
  assert.equal(await lead.page.locator('main [name="body"]').inputValue(), "Wie betaalt dit?\n\nZeg wanneer.");
  await fill(lead.page, main(lead.page, '[name="body"]'), "Zeg wie dit betaalt, en wanneer.");
  await on(lead.page, press(lead.page, main(lead.page, 'form[action$="/merger"] button')));
  assert.match(await text(lead.page), /door Ilse Maasdam, Sander Pronk/);
  assert.match(await text(lead.page), /2 originelen bewaard/);
  // A colleague without an account comes in by a code.
  await unfold(lead.page, main(lead.page, "#codes summary"));
  await on(lead.page, press(lead.page, main(lead.page, 'form[action$="/codes"] button')));
  const code = await lead.page.locator("main .polder-secret").innerText();
  const colleague = await openWindow(browser, { scripts: false });
  await visit(colleague.page, `${demo.origin}/join-a-draft?lang=nl`);
  await fill(colleague.page, main(colleague.page, '[name="code"]'), code.toLowerCase());
  await fill(colleague.page, main(colleague.page, '[name="name"]'), "Cas Collega");
  await on(colleague.page, press(colleague.page, main(colleague.page, 'form[action="/join-a-draft"] button')));
  assert.match(colleague.page.url(), /\/guest$/);
  await visit(colleague.page, `${demo.origin}${ROUND}/comment`);
  await fill(colleague.page, main(colleague.page, '[name="body"]'), "Ook voor de gemeenten?");
  await on(colleague.page, press(colleague.page, main(colleague.page, 'button[value="save"]')));
  assert.match(await text(colleague.page), /door Cas Collega/);
  assert.equal(await main(colleague.page, 'button[value="submit"]').count(), 0);
  await visit(lead.page, draft);
  await on(lead.page, press(lead.page, main(lead.page, '#codes form[action$="/withdrawal"] button')));
  assert.match(await text(lead.page), /Gebruikt door:\s+Cas Collega/);
  await colleague.page.goto(draft);
  assert.match(colleague.page.url(), /\/sign-in/);
  // Another organisation gives its code, is asked, and told at submission.
  const other = await enter(demo.account("participant").email);
  await visit(other.page, `${demo.origin}/account/organisations`);
  await on(other.page, follow(other.page, main(other.page, 'a[href^="/account/organisations/"] >> nth=0')));
  const [known] = (await text(other.page)).match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/);
  await unfold(lead.page, main(lead.page, "summary").filter({ hasText: "mee te ondertekenen" }));
  await fill(lead.page, main(lead.page, '#signatures [name="code"]'), "Onbekend");
  await on(lead.page, press(lead.page, main(lead.page, 'form[action$="/signatures"] button')));
  assert.match(await lead.page.locator("#error-summary").innerText(), /geen organisatie met deze code/);
  await fill(lead.page, main(lead.page, '#signatures [name="code"]'), known);
  await on(lead.page, press(lead.page, main(lead.page, 'form[action$="/signatures"] button')));
  assert.match(await text(lead.page), /Gevraagd zodra u indient/);
  await on(lead.page, press(lead.page, main(lead.page, 'button[value="submit"]')));
  assert.match(await lead.page.locator("#error-summary").innerText(), /nog idee/);
  await choose(lead.page, main(lead.page, '[name="ideas"][value="along"]'));
  await on(lead.page, press(lead.page, main(lead.page, 'button[value="submit"]')));
  assert.match(lead.page.url(), /\/receipt$/);
  assert.doesNotMatch(await text(lead.page), /Financiën|Ilse/);
  // The organisation asked reads it and signs.
  await visit(other.page, `${demo.origin}/account/submissions`);
  await look(other.page);
  await on(other.page, follow(other.page, main(other.page, 'a[href^="/signatures/"] >> nth=0')));
  assert.match(await text(other.page), /Zeg wie dit betaalt, en wanneer\./);
  await on(other.page, press(other.page, main(other.page, 'button[value="sign"]')));
  assert.match(await text(other.page), /Handtekening intrekken/);
  await visit(lead.page, `${draft}/receipt`);
  assert.match(await text(lead.page), /1 organisatie heeft deze inzending ondertekend/);
  for (const window of [lead, member, colleague, other]) {
    assert.deepEqual(window.complaints.splice(0), []);
    await window.context.close();
  }
});

test("every page on the way is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
