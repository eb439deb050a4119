// A second window with scripts, for pages that somebody sees without: axe needs timers, which stand still where scripts
// are off. It shows the page as it stands there, and is nobody: what its scripts would send goes nowhere.

import assert from "node:assert/strict";
import { audit, openWindow, sameAs } from "./browser.mjs";

/** Opens one; `look(page)` looks at a page of another window, once for each state of it. */
export async function openMirror(browser, options) {
  const { page: mirror, complaints } = await openWindow(browser, options);
  await mirror.route("**", (route) => (route.request().method() === "GET" ? route.fallback() : route.abort()));
  const seen = new Set();
  return async function look(page) {
    const address = page.url().replace(/#.*/, "");
    const body = await page.content();
    const state = sameAs(address, body);
    if (seen.has(state)) return;
    await mirror.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    await mirror.goto(address);
    await mirror.unroute(address);
    await audit(mirror);
    assert.deepEqual(complaints.splice(0), [], `complaints of the browser on ${address}`);
    seen.add(state);
  };
}
