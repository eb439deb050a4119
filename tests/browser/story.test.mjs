// The whole story of a comment by keyboard alone, with JavaScript off, on the sample's open round: somebody registers,
// comments on a passage and submits; a moderator redacts and closes the round; a drafter answers and publishes; a reader
// sees it. Everybody has a window of their own; every page on the way is looked at as those of pages.test.mjs are.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { htmlErrors, keyboard, launch, openMirror, openWindow, startDemo, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const ROUND = `${CONSULTATION}/rounds/2`;
const PERSON = { name: "Sanne Kuiper", email: "sanne.kuiper@example.org", password: "zeven natte schapen op de dijk" };
const SECRET = "06 1234 5678";
const SUBJECT = "Noem hier ook de waterschappen";
const BODY = `${SUBJECT}, want zij beheren gemalen op afstand. Bel mij gerust: ${SECRET}.`;
const PROPOSAL = "De rijksoverheid betrekt daarbij ook de waterschappen.";
const REASON = "Wij publiceren geen telefoonnummers.";
const ANSWER = "De waterschappen worden toegevoegd aan de opsomming.";

let demo, browser, look;
const people = {};
before(async () => {
  demo = await startDemo();
  browser = await launch();
  look = await openMirror(browser);
  for (const name of ["participant", "moderator", "project-lead", "drafter", "reader"]) people[name] = await openWindow(browser, { scripts: false });
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** What the steps tell each other: the passage, its section and the receipt. */
const known = {};

/** A step of the story by one person. The first that fails ends it: the rest would only fail for the same reason. */
function step(what, who, act) {
  test(what, { timeout: 90_000 }, async () => {
    if (known.failed) throw `the story ended at: ${known.failed}`;
    try {
      await act(people[who].page);
    } catch (error) {
      known.failed = what;
      throw error;
    }
    assert.deepEqual(people[who].complaints.splice(0), [], "complaints of the browser");
  });
}

const { choose, fill, follow, pick, press, tick, unfold } = keyboard;
const main = (page, selector) => page.locator(`main ${selector}`);

/** Goes on by `act`, and looks at the page it leads to. */
async function on(page, act) {
  await act;
  await look(page);
}

async function enter(page, { email, password }) {
  await visit(page, `${demo.origin}/`);
  await on(page, follow(page, page.locator('header a[href="/sign-in"]')));
  await fill(page, main(page, 'input[name="email"]'), email);
  await fill(page, main(page, 'input[name="password"]'), password);
  await on(page, press(page, main(page, 'form[action="/sign-in"] button')));
  assert.equal(await page.locator('form[action="/sign-out"]').count(), 1, `${email} is signed in`);
}

/** From the home page to the text of the open round. */
async function toText(page) {
  await visit(page, `${demo.origin}/`);
  await on(page, follow(page, main(page, `a[href="${CONSULTATION}"]`)));
  await on(page, follow(page, main(page, `a[href="${ROUND}"]`)));
}

async function says(page, words) {
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  assert.ok(text.includes(words), `"${words}" on ${page.url()}`);
}

/** The new wording of each redline of the page: what is neither deleted nor spoken only. */
async function proposed(page) {
  const redlines = await main(page, ".polder-comment__proposal .polder-preline").all();
  return Promise.all(
    redlines.map((redline) =>
      redline.evaluate((shown) => {
        const copy = shown.cloneNode(true);
        for (const gone of copy.querySelectorAll("del, .visually-hidden")) gone.remove();
        return copy.textContent.replace(/\s+/g, " ").trim();
      }),
    ),
  );
}

step("a visitor skips to the content, and registers", "participant", async (page) => {
  await visit(page, `${demo.origin}/`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main", "the first stop is the skip link");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "the second is in the content");
  await on(page, follow(page, page.locator('header a[href="/register"]')));
  await fill(page, main(page, 'input[name="email"]'), PERSON.email);
  await on(page, press(page, main(page, 'form[action="/register"] button')));
  assert.equal(new URL(page.url()).pathname, "/register/sent");
});

step("behind the mailed link name and password are chosen", "participant", async (page) => {
  const mail = await demo.mail(PERSON.email, /\/verify\?/);
  await visit(page, mail.links.find((link) => link.includes("/verify?")));
  await look(page);
  await fill(page, main(page, 'input[name="name"]'), PERSON.name);
  await fill(page, main(page, 'input[name="password"]'), "kort");
  await on(page, press(page, main(page, 'form[action="/verify"] button')));
  assert.equal(await main(page, '[aria-invalid="true"]').count(), 1, "only the password is refused");
  assert.equal(await main(page, 'input[name="name"]').inputValue(), PERSON.name, "what was right stands");
  await fill(page, main(page, 'input[name="password"]'), PERSON.password);
  await on(page, press(page, main(page, 'form[action="/verify"] button')));
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  await enter(page, PERSON);
});

step("a passage of the open text is commented on, after a look at a preview", "participant", async (page) => {
  await toText(page);
  const margins = main(page, '.polder-passage--paragraph a.polder-count[href*="/comment?"]');
  await on(page, follow(page, margins.filter({ hasText: /1\.1: / })));
  known.passage = new URL(page.url()).searchParams.get("passage");
  known.section = await main(page, "section strong").first().innerText();
  await fill(page, main(page, 'textarea[name="body"]'), BODY);
  await unfold(page, main(page, "details").filter({ has: page.locator('textarea[name="proposed_text"]') }).locator("summary"));
  await fill(page, main(page, 'textarea[name="proposed_text"]'), PROPOSAL);
  await choose(page, main(page, 'input[name="kind"][value="technical"]'));
  await on(page, press(page, main(page, 'button[value="preview"]')));
  await says(page, BODY);
  await on(page, press(page, main(page, 'button[value="save"]')));
  // Back at the passage, where the comment stands; from there to the draft.
  assert.equal(new URL(page.url()).hash, `#${known.passage}`);
  await says(page, SUBJECT);
  await on(page, follow(page, main(page, ".polder-bar a").first()));
  await says(page, BODY);
});

step("the submission is handed in, with a receipt on the page and by mail", "participant", async (page) => {
  await choose(page, main(page, 'input[name="publication"][value="organisation"]'));
  await fill(page, main(page, 'input[name="submitter_name"]'), PERSON.name);
  await on(page, press(page, main(page, 'button[value="submit"]')));
  assert.match(new URL(page.url()).pathname, /^\/submissions\/[^/]+\/receipt$/);
  known.submission = new URL(page.url()).pathname.replace(/\/receipt$/, "");
  const mail = await demo.mail(PERSON.email, new RegExp(SUBJECT));
  assert.match(mail.text, new RegExp(SECRET), "the mail has the full text");
});

step("a moderator hides a telephone number", "moderator", async (page) => {
  await enter(page, demo.account("moderator"));
  await on(page, follow(page, page.locator('header a[href="/moderation"]')));
  const row = main(page, "tr").filter({ hasText: SUBJECT });
  await on(page, follow(page, row.locator('a[href^="/moderation/comments/"]')));
  await choose(page, main(page, 'input[name="verdict"][value="publish-redacted"]'));
  await fill(page, main(page, "#field-words-1"), SECRET);
  const ground = main(page, "#field-words-ground-1");
  await pick(page, ground, (await ground.locator('option[value="5.1.2.e"]').textContent()).trim());
  await fill(page, main(page, 'textarea[name="explanation"]'), REASON);
  await on(page, press(page, main(page, 'button[value="decide"]')));
  await says(page, SUBJECT);
  const shown = await main(page, '[aria-labelledby="public-text"]').innerText();
  assert.ok(!shown.includes(SECRET), "the public text is without the number");
  await on(page, press(page, main(page, 'button[value="confirm"]')));
  assert.equal(await main(page, "tr").filter({ hasText: SUBJECT }).count(), 0, "it waits no more");
});

step("the party is told what was hidden and why", "participant", async (page) => {
  await demo.mail(PERSON.email, new RegExp(REASON));
  await visit(page, `${demo.origin}/`);
  await on(page, follow(page, page.locator('header a[href="/account"]')));
  await on(page, follow(page, main(page, 'a[href="/account/submissions"]')));
  await on(page, follow(page, main(page, `a[href="${known.submission}"]`)));
  await on(page, follow(page, main(page, `a[href="${known.submission}/outcome"]`)));
  await says(page, REASON);
});

step("the round is closed before its time", "project-lead", async (page) => {
  await enter(page, demo.account("project-lead"));
  await on(page, follow(page, page.locator('header a[href="/manage"]')));
  await on(page, follow(page, main(page, 'a[href="/manage/internationale-cyberstrategie"]')));
  await on(page, follow(page, main(page, 'a[href="/manage/internationale-cyberstrategie/rounds/2"]')));
  await on(page, press(page, main(page, 'button[name="state"][value="closed"]')));
  // It is asked first.
  await on(page, press(page, main(page, 'button[name="state"][value="closed"]')));
  assert.equal(await main(page, 'button[name="state"][value="closed"]').count(), 0, "it is closed");
});

step("a drafter answers", "drafter", async (page) => {
  await enter(page, demo.account("drafter"));
  await on(page, follow(page, page.locator('header a[href="/drafting"]')));
  await on(page, follow(page, main(page, 'a[href$="/rounds/2"]')));
  await unfold(page, main(page, "summary").first());
  const section = main(page, "details li").filter({ hasText: known.section });
  await on(page, follow(page, section.locator("a").first()));
  const comment = main(page, "article").filter({ hasText: SUBJECT });
  await on(page, follow(page, comment.locator('a[href^="/drafting/comments/"]')));
  await choose(page, main(page, 'input[name="disposition"][value="accepted-with-modification"]'));
  await fill(page, main(page, 'textarea[name="response"]'), ANSWER);
  await on(page, press(page, main(page, 'form[action*="/answer?"] button:not([name])')));
  assert.equal(await main(page, 'textarea[name="response"]').inputValue(), ANSWER);
});

step("until the answers are published, nobody reads them", "reader", async (page) => {
  await toText(page);
  await unfold(page, page.locator(`[id="${known.passage}"] summary.polder-said__summary`));
  await on(page, follow(page, page.locator(`[id="${known.passage}"] a.polder-said__all`)));
  await says(page, SUBJECT);
  assert.ok(!(await page.content()).includes(ANSWER), "no answer yet");
});

step("the answers are published together, and the party gets its own by mail", "drafter", async (page) => {
  await on(page, follow(page, page.locator('header a[href="/drafting"]')));
  await on(page, follow(page, main(page, 'a[href$="/rounds/2/publication"]')));
  await tick(page, main(page, 'input[name="although_open"]'));
  if (await main(page, 'textarea[name="unread_reason"]').count()) {
    await fill(page, main(page, 'textarea[name="unread_reason"]'), "These came in after the last day.");
  }
  await on(page, press(page, main(page, 'form[action$="/publication"] button')));
  assert.equal(await main(page, 'form[action$="/publication"]').count(), 0, "nothing waits to be published");
  const mail = await demo.mail(PERSON.email, new RegExp(ANSWER));
  assert.match(mail.text, new RegExp(SUBJECT));
  known.outcome = mail.links.find((link) => link.endsWith("/outcome"));
});

step("one click in that mail leads to what became of the comment", "participant", async (page) => {
  await on(page, page.goto(known.outcome));
  for (const words of [SUBJECT, ANSWER]) await says(page, words);
  console.log("what became of my comment, from the mail: 1 click");
});

step("a reader finds the comment and its answer at the passage, and in the report", "reader", async (page) => {
  await toText(page);
  await unfold(page, page.locator(`[id="${known.passage}"] summary.polder-said__summary`));
  await on(page, follow(page, page.locator(`[id="${known.passage}"] a.polder-said__all`)));
  for (const words of [SUBJECT, ANSWER, PERSON.name]) await says(page, words);
  assert.ok((await proposed(page)).includes(PROPOSAL), "the words proposed, inserted and kept");
  assert.ok(!(await page.content()).includes(SECRET), "the number stays hidden");
  await visit(page, `${demo.origin}${CONSULTATION}`);
  await on(page, follow(page, main(page, `a[href^="${CONSULTATION}/report"]`)));
  assert.ok(!(await page.content()).includes(SECRET), "nor is it in the report");
});

step("the participant signs out", "participant", async (page) => {
  await on(page, press(page, page.locator('form[action="/sign-out"] button')));
  assert.equal(await page.locator('form[action="/sign-out"]').count(), 0);
});

test("every page of the story is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
