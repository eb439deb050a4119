// One goes on where one was: the first press counts, nothing moves under the pointer, cancelling leaves nothing behind,
// words selected outlive signing in, a session that ends gives the words back; one's own comments stand in the text, beside
// it where there is room. At the end the steps of the commonest ways are counted and printed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW, WIDE, audit, fits, keyboard, launch, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const OPEN = `${CONSULTATION}/rounds/2`;
const CLOSED = `${CONSULTATION}/rounds/1`;
const WORDS = "Moderne internetstandaarden";

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

const save = (page) => page.locator('main button[name="action"][value="save"]');
const cancel = (page) => page.locator("main form[data-autosave] a.utrecht-button--subtle");
const own = (page, words) => page.locator(".polder-own > li", { hasText: words });

/** Opens the form for a new comment on the `index`th passage, as the text leads to it. */
async function begin(page, index) {
  await visit(page, `${demo.origin}${OPEN}`);
  const link = page.locator('main a.polder-count[href*="/comment?passage"]').nth(index);
  await visit(page, new URL(await link.getAttribute("href"), demo.origin).href);
}

/** Presses as a hand does, where the control is now, and lets go some time after. */
async function pressAsAHand(page, locator, held) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(held);
  await page.mouse.up();
}

for (const held of [0, 90, 150])
  test(`the first press of the mouse saves, held for ${held} ms`, { timeout: 60_000 }, async () => {
    const { context, page, complaints } = await openWindow(browser, { state });
    await begin(page, 8);
    await page.locator('main [name="body"]').pressSequentially(`Meteen bewaard, ${held}.`);
    await pressAsAHand(page, save(page), held);
    await page.waitForURL(/\/rounds\/2#p-/);
    assert.equal(await own(page, `Meteen bewaard, ${held}.`).count(), 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });

test("the first tap saves on a telephone, and the text comes first there", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ storageState: state, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 }, locale: "nl-NL" });
  const page = await context.newPage();
  await begin(page, 9);
  await page.locator('main [name="body"]').fill("Met een tik bewaard.");
  await save(page).scrollIntoViewIfNeeded();
  const box = await save(page).boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForURL(/\/rounds\/2#p-/);
  assert.equal(await own(page, "Met een tik bewaard.").count(), 1);
  await context.close();
});

test("cancelling by mouse or keyboard leaves nothing behind", { timeout: 90_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { state });
  for (const [words, act] of [
    ["Toch maar niet, met de muis.", () => pressAsAHand(page, cancel(page), 90)],
    ["Toch maar niet, met een toets.", () => cancel(page).press("Enter")],
  ]) {
    await begin(page, 10);
    await page.locator('main [name="body"]').fill(words);
    await page.locator("[data-autosave-shown]", { hasText: "Opgeslagen om" }).waitFor();
    await act();
    await page.waitForURL(/\/rounds\/2#p-/);
    assert.equal(await own(page, words).count(), 0);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  }
  // Of a comment that was there, what was changed is taken back.
  await begin(page, 10);
  await page.locator('main [name="body"]').fill("Zoals het was.");
  await save(page).click();
  await page.waitForURL(/\/rounds\/2#p-/);
  await own(page, "Zoals het was.").locator("a").click();
  await page.locator('main [name="body"]').fill("Half gewijzigd");
  await page.locator("[data-autosave-shown]", { hasText: "Opgeslagen om" }).waitFor();
  await cancel(page).click();
  await page.waitForURL(/#comment-\d+$/);
  const comment = page.locator(".polder-comment:target");
  assert.match(await comment.innerText(), /Zoals het was\./);
  assert.doesNotMatch(await comment.innerText(), /Nog niet af/);
  assert.deepEqual(complaints, []);
  await context.close();
});

/** Selects the beginning of the passage with these words by mouse; the button that offers to comment on them. */
async function select(page, words) {
  const passage = page.locator(".polder-passage__words", { hasText: words }).first();
  await passage.scrollIntoViewIfNeeded();
  const box = await passage.boundingBox();
  await page.mouse.move(box.x + 2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 250, box.y + 12, { steps: 10 });
  await page.mouse.up();
  const offer = page.locator("a.polder-select-action");
  await offer.waitFor();
  return offer;
}

test("words selected before signing in are the words of the form after it", { timeout: 60_000 }, async () => {
  const { context, page } = await openWindow(browser);
  await visit(page, `${demo.origin}${OPEN}`);
  await (await select(page, WORDS)).click();
  await page.waitForURL(/\/sign-in\?/);
  assert.match(await page.locator("main q").innerText(), /Moderne/);
  await audit(page);
  const account = demo.account("participant");
  await page.locator('[name="email"]').fill(account.email);
  await page.locator('[name="password"]').fill(account.password);
  await page.locator('form[action="/sign-in"] button').click();
  await page.waitForURL(/\/comment\?.*quote=/);
  assert.match((await page.locator("blockquote mark").allInnerTexts()).join(""), /^Moderne/);
  await context.close();
});

test("words selected before beginning as a guest are the words of the form after it", { timeout: 60_000 }, async () => {
  const { context, page } = await openWindow(browser, { viewport: NARROW });
  await visit(page, `${demo.origin}${OPEN}`);
  const key = await page.locator(".polder-passage__words", { hasText: WORDS }).first().evaluate((words) => words.closest("[id]").id);
  const query = new URLSearchParams({ passage: key, quote: "Moderne", start: "0", at: key });
  await visit(page, `${demo.origin}${OPEN}/comment?${query}`);
  await page.locator('main a[href*="/respond?"]').click();
  assert.match(await page.locator("main q").innerText(), /Moderne/);
  await audit(page);
  await page.locator('[name="name"]').fill("Gerda Gast");
  await page.locator('[name="email"]').fill("gerda@example.org");
  await page.locator('[name="role"][value="individual"]').check();
  await page.locator('form[action$="/respond"] button').click();
  await page.waitForURL(/\/comment\?.*quote=/);
  assert.equal((await page.locator("blockquote mark").allInnerTexts()).join(""), "Moderne");
  await page.locator('main [name="body"]').fill("Van een gast.");
  await save(page).click();
  await page.waitForURL(new RegExp(`#${key}$`));
  assert.equal(await own(page, "Van een gast.").count(), 1);
  await fits(page);
  await context.close();
});

for (const scripts of [true, false])
  test(`a session that ends gives the words back ${scripts ? "with" : "without"} scripts`, { timeout: 90_000 }, async () => {
    const account = demo.account("participant");
    const fresh = await signIn(browser, demo.origin, account);
    const { context, page } = await openWindow(browser, { state: fresh, scripts, viewport: NARROW });
    await begin(page, 11);
    const session = (await context.cookies()).filter((one) => !one.name.includes("session"));
    await context.clearCookies();
    await context.addCookies(session);
    const words = `Een uur aan geschreven, ${scripts ? "met" : "zonder"}.`;
    await page.locator('main [name="body"]').fill(words);
    if (scripts) {
      const told = page.locator("[data-autosave-shown] a");
      await told.waitFor();
      assert.match(await told.getAttribute("href"), /^\/sign-in\?next=/);
    }
    await save(page).click();
    await page.locator("main textarea[readonly]").first().waitFor();
    assert.ok((await page.locator("main textarea[readonly]").evaluateAll((all) => all.map((one) => one.value))).includes(words));
    await page.locator('[name="email"]').fill(account.email);
    await page.locator('[name="password"]').fill(account.password);
    await page.locator('main form[action="/sign-in"] button').click();
    await page.locator(`main form[action="${OPEN}/comment"] button`).click();
    await page.waitForURL(/\/rounds\/2#p-/);
    assert.equal(await own(page, words).count(), 1);
    await context.close();
  });

for (const scripts of [true, false])
  test(`a guest who may write no more takes the words along ${scripts ? "with" : "without"} scripts`, { timeout: 90_000 }, async () => {
    const { context, page } = await openWindow(browser, { scripts, viewport: NARROW });
    const start = async (name) => {
      await page.locator('main [name="name"]').fill(name);
      await page.locator('main [name="email"]').fill(`${name.replaceAll(" ", ".")}@example.org`);
      await page.locator('main [name="role"][value="individual"]').check();
      await page.locator('main form[action$="/respond"] button').click();
    };
    await visit(page, `${demo.origin}${OPEN}/respond`);
    await start(`Gast ${scripts}`);
    await page.waitForURL(`**${OPEN}`);
    await begin(page, 12);
    const [guest] = (await context.cookies()).filter((one) => one.name.includes("guest"));
    await context.addCookies([{ ...guest, value: "withdrawn" }]);
    const words = `Van een gast, ${scripts ? "met" : "zonder"}.`;
    await page.locator('main [name="body"]').fill(words);
    if (scripts) await page.locator("[data-autosave-shown]", { hasText: "Uw link werkt niet meer" }).waitFor();
    await save(page).click();
    await page.locator("main textarea[readonly]").first().waitFor();
    assert.ok((await page.locator("main textarea[readonly]").evaluateAll((all) => all.map((one) => one.value))).includes(words));
    // Without scripts axe never comes to an end; it is the same page.
    await (scripts ? audit : fits)(page);
    await page.locator('main form[action$="/respond"] button').click();
    await start(`Gast weer ${scripts}`);
    await page.locator(`main form[action="${OPEN}/comment"] button`).click();
    await page.waitForURL(/\/rounds\/2#p-/);
    assert.equal(await own(page, words).count(), 1);
    await context.close();
  });

test("one's own words are marked in the text and lead to the comment; nobody else sees them", { timeout: 60_000 }, async () => {
  const { context, page, complaints } = await openWindow(browser, { state });
  await visit(page, `${demo.origin}${OPEN}`);
  await (await select(page, WORDS)).click();
  await page.locator('main [name="body"]').fill("Over deze woorden.");
  await save(page).click();
  await page.waitForURL(/\/rounds\/2#p-/);
  const mark = page.locator('mark[data-of*="-"]', { hasText: "Moderne" }).first();
  await mark.click();
  await page.waitForURL(/#own-\d+$/);
  assert.match(await page.locator(".polder-own > li:target").innerText(), /Over deze woorden\./);
  await audit(page);
  const visitor = await openWindow(browser);
  await visit(visitor.page, `${demo.origin}${OPEN}`);
  assert.equal(await visitor.page.locator('.polder-own, .polder-bar, mark[data-of*="-"]').count(), 0);
  assert.deepEqual(complaints, []);
  await visitor.context.close();
  await context.close();
});

test("the text comes first on a telephone, and comments stand beside it where there is room", { timeout: 90_000 }, async () => {
  const narrow = await openWindow(browser, { viewport: { width: 360, height: 740 } });
  await visit(narrow.page, `${demo.origin}${OPEN}`);
  const top = await narrow.page.locator(".polder-reading .polder-passage").first().evaluate((one) => one.getBoundingClientRect().top + scrollY);
  console.log(`the text begins at ${Math.round(top)} px on 360`);
  assert.ok(top < 1400, `the text begins at ${top} px`);
  assert.equal(await narrow.page.locator(".polder-contents ol").isVisible(), false);
  await narrow.page.locator(".polder-contents summary").click();
  assert.equal(await narrow.page.locator(".polder-contents ol").isVisible(), true);
  await audit(narrow.page);
  await narrow.context.close();
  const wide = await openWindow(browser, { viewport: WIDE });
  await visit(wide.page, `${demo.origin}${CLOSED}`);
  assert.equal(await wide.page.locator(".polder-contents ol").isVisible(), true);
  const said = wide.page.locator(".polder-passage:has(> .polder-said)").first();
  // One control beside a passage.
  assert.equal(await said.locator("> .polder-passage__margin").count(), 0);
  await said.locator("> .polder-said > summary").click();
  const [text, beside] = await Promise.all([
    said.locator("> .polder-passage__text").boundingBox(),
    said.locator(".polder-comment").first().boundingBox(),
  ]);
  assert.ok(beside.x >= text.x + text.width, "beside the text");
  assert.ok(Math.abs(beside.y - text.y) < 120, "in step with it");
  await audit(wide.page);
  await wide.context.close();
});

test("what changed since the round before is marked, alone on request, and commented on", { timeout: 240_000 }, async () => {
  const { context, page } = await openWindow(browser, { state, scripts: false });
  await visit(page, `${demo.origin}${OPEN}`);
  const all = await page.locator(".polder-reading .polder-passage").locator("visible=true").count();
  const changed = page.locator(".polder-passage--changed");
  assert.ok((await changed.count()) > 0);
  await keyboard.unfold(page, page.locator("main summary", { hasText: "Gewijzigd sinds" }));
  await keyboard.follow(page, page.locator('main a[href*="changed=1"]'));
  const left = await page.locator(".polder-reading .polder-passage").locator("visible=true").count();
  assert.ok(left < all, `${left} of ${all}`);
  const first = page.locator("div.polder-passage--changed:has(.polder-changed)").first();
  await keyboard.unfold(page, first.locator(".polder-changed summary"));
  await keyboard.follow(page, first.locator('.polder-changed a[href*="/comment?"]'));
  assert.match(page.url(), /\/comment\?(passage|section)=/);
  await context.close();
});

/** Counts what somebody does; typing is not counted, as nobody counts it elsewhere. */
function counter() {
  let actions = 0;
  return {
    async does(act) {
      actions += 1;
      return act;
    },
    get actions() {
      return actions;
    },
  };
}

test("the commonest ways are short", { timeout: 300_000 }, async () => {
  const { context, page } = await openWindow(browser, { state });
  // Comment on a phrase, and be back reading.
  await visit(page, `${demo.origin}${OPEN}`);
  const phrase = counter();
  const offer = await phrase.does(await select(page, "Publiek-private").catch(() => select(page, WORDS)));
  await phrase.does(await offer.click());
  await page.locator('main [name="body"]').fill("Drie handelingen.");
  await phrase.does(await save(page).click());
  await page.waitForURL(/\/rounds\/2#p-/);
  assert.equal(await own(page, "Drie handelingen.").count(), 1);
  console.log(`comment on a phrase and be back reading: ${phrase.actions} actions`);
  assert.ok(phrase.actions <= 3);
  await context.close();

  // Three questions and submit, by somebody who has done nothing here yet.
  const citizen = { email: "burger@example.org", password: "een sloep op de Vliet" };
  const entering = await openWindow(browser, { scripts: false });
  await visit(entering.page, `${demo.origin}/register`);
  await entering.page.locator('[name="email"]').fill(citizen.email);
  await entering.page.locator('form[action="/register"] button').click();
  const mail = await demo.mail(citizen.email, /\/verify\?/);
  await visit(entering.page, mail.links.find((link) => link.includes("/verify?")));
  await entering.page.locator('[name="name"]').fill("Bram Burger");
  await entering.page.locator('[name="password"]').fill(citizen.password);
  await entering.page.locator('form[action="/verify"] button').click();
  await entering.context.close();
  const other = await openWindow(browser, { state: await signIn(browser, demo.origin, citizen) });
  const asks = other.page;
  await visit(asks, `${demo.origin}/`);
  const three = counter();
  await three.does(await asks.locator(`main a[href="${CONSULTATION}"]`).first().click());
  await three.does(await asks.locator('main a[href$="/rounds/2/answers"]').click());
  await asks.locator('main form [name="organisation"]').first().waitFor({ state: "attached" });
  if ((await asks.locator('main input[type="radio"]').count()) === 0) await three.does(await asks.locator('main form[action$="/answers"] button').click());
  const groups = asks.locator("main fieldset:has(input[type=radio], input[type=checkbox])");
  for (let at = 0; at < 3 && at < (await groups.count()); at += 1) await three.does(await groups.nth(at).locator("input").first().check());
  await three.does(await asks.locator('main form button[type="submit"]').last().click());
  await asks.waitForURL(/\/submissions\/\d+/);
  await three.does(await asks.locator('main button[value="submit"]').click());
  await asks.waitForURL(/\/receipt$/);
  console.log(`three questions and submit, from the home page: ${three.actions} clicks`);
  await other.context.close();
  assert.ok(three.actions <= 7);

  // What became of my comment, from the home page.
  const back = await openWindow(browser, { state });
  await visit(back.page, `${demo.origin}/`);
  const became = counter();
  await became.does(await back.page.locator(`main a[href="${CONSULTATION}"]`).first().click());
  await became.does(await back.page.locator('.polder-bar a[href$="/outcome"]').first().click());
  await back.page.waitForURL(/\/outcome/);
  console.log(`what became of my comment, from the home page: ${became.actions} clicks`);
  assert.ok(became.actions <= 3);
  await back.context.close();
});
