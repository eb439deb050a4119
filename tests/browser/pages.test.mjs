// Every page of the list, in both languages, narrow and wide: it answers, fits, has no accessibility violation
// (WCAG 2.2 AA), makes the browser complain of nothing, and is valid HTML.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PAGES, pathOf } from "./support/pages.mjs";
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
    for (const viewport of [WIDE, NARROW]) {
      for (const language of ["nl", "en"]) {
        const { context, page, complaints } = await openWindow(browser, { language, viewport, state });
        for (const entry of entries) {
          const name = typeof entry === "string" ? entry : (entry.path ?? `${entry.from} → ${entry.link}`);
          await t.test(`${name} (${language}, ${viewport.width} px)`, async () => {
            const { path, status } = await pathOf(entry, async (from) => {
              await visit(page, `${demo.origin}${from}`, { language });
              return page;
            });
            await visit(page, `${demo.origin}${path}`, { status, language });
            await audit(page);
            assert.deepEqual(complaints.splice(0), [], `complaints of the browser on ${path}`);
          });
        }
        await context.close();
      }
    }
  });
}

test("every page is valid HTML", async () => {
  assert.deepEqual(await htmlErrors(), []);
});
