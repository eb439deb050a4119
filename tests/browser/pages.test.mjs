// Every page of the list, in both languages: it answers, the browser complains of nothing, and it fits, wide and narrow.
// In Dutch narrow and in English wide it has no accessibility violation (WCAG 2.2 AA): what axe sees depends on the width and
// on the words, and hardly on both. All of them together are valid HTML.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PAGES, nameOf, reach } from "./support/pages.mjs";
import { NARROW, WIDE, audit, fits, htmlErrors, launch, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

/** How wide a page is while axe looks at it. */
const LOOKED_AT = { nl: NARROW, en: WIDE };

let demo, browser;
before(async () => {
  demo = await startDemo();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  const status = await demo?.stop();
  if (demo) assert.equal(status, 0, "polder demo stops in good order when told to");
});

for (const [role, entries] of Object.entries(PAGES)) {
  test(`pages for the ${role}`, async (t) => {
    const state = role === "visitor" ? undefined : await signIn(browser, demo.origin, demo.account(role));
    for (const language of ["nl", "en"]) {
      const { context, page, complaints } = await openWindow(browser, { language, state });
      for (const entry of entries) {
        await t.test(`${nameOf(entry)} (${language})`, async () => {
          await page.setViewportSize(WIDE);
          await reach(page, entry, (path, status) => visit(page, `${demo.origin}${path}`, { status, language }));
          assert.equal(await page.locator("html").getAttribute("lang"), language, `the language of ${page.url()}`);
          // One visit for both widths: nothing on the server knows how wide a window is.
          for (const viewport of [WIDE, NARROW]) {
            await page.setViewportSize(viewport);
            await (viewport === LOOKED_AT[language] ? audit(page) : fits(page));
          }
          assert.deepEqual(complaints.splice(0), [], `complaints of the browser on ${page.url()}`);
        });
      }
      await context.close();
    }
  });
}

test("the page that asks for the password again", async (t) => {
  const account = demo.account("admin");
  const state = await signIn(browser, demo.origin, account);
  for (const language of ["nl", "en"]) {
    await t.test(language, async () => {
      const { context, page, complaints } = await openWindow(browser, { language, state });
      await visit(page, `${demo.origin}/account`, { language });
      // Nobody who just signed in is asked: it is asked for with a password that is wrong.
      const shown = page.waitForEvent("load");
      await page.evaluate(() => {
        const form = document.createElement("form");
        form.method = "post";
        form.action = "/account/proof";
        const csrf = document.querySelector('input[name="csrf"]').value;
        const fields = { csrf, asked_path: "/account/sessions", asked_method: "get", password_again: "not this one" };
        for (const [name, value] of Object.entries(fields)) {
          const input = document.createElement("input");
          Object.assign(input, { type: "hidden", name, value });
          form.append(input);
        }
        document.body.append(form);
        form.submit();
      });
      await shown;
      const password = page.locator('main input[name="password_again"]');
      assert.equal(await password.getAttribute("aria-invalid"), "true");
      for (const viewport of [WIDE, NARROW]) {
        await page.setViewportSize(viewport);
        await audit(page);
      }
      complaints.splice(0); // the browser notes the 422
      await password.fill(account.password);
      await page.locator('main form[action="/account/proof"] button').click();
      await page.waitForURL("**/account/sessions");
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});

test("every page is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
