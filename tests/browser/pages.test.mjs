// Every page of the list, in both languages: it answers, the browser complains of nothing, and, wide and narrow, it
// fits and has no accessibility violation (WCAG 2.2 AA). All of them together are valid HTML.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PAGES, nameOf, reach } from "./support/pages.mjs";
import { NARROW, WIDE, audit, htmlErrors, launch, openWindow, signIn, startDemo, visit } from "./support/index.mjs";

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
            await audit(page);
          }
          assert.deepEqual(complaints.splice(0), [], `complaints of the browser on ${page.url()}`);
        });
      }
      await context.close();
    }
  });
}

test("every page is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
