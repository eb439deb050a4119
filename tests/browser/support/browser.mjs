// Chromium, windows in it, and what is looked at on each page: status, language, reflow, axe, complaints in the console.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { keep } from "./html.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** In every window, read by the browser when it is first asked for: it is half a megabyte, and a document may be looked at often. */
const AXE_WHEN_ASKED = `globalThis.loadAxe = () => {\n${AXE}\n};`;
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 900 };

/** Where Debian puts Chromium without windows of its own, which spends less on each page; and the whole of it. */
const SHELL = "/usr/lib/chromium/chromium-headless-shell";
const WHOLE = "/usr/bin/chromium";

/** No page lives long enough here to earn back what compiling its scripts well costs; where speed is measured, it does. */
const SHORT_LIVED = process.env.POLDER_PERFORMANCE ? [] : ["--js-flags=--no-opt --no-maglev --single-threaded-gc"];

/** Headless Chromium, from POLDER_CHROMIUM or where Debian puts it; `args` are its own options. */
export async function launch({ args = [] } = {}) {
  const executablePath = process.env.POLDER_CHROMIUM || [SHELL, WHOLE].find((path) => existsSync(path)) || SHELL;
  if (!existsSync(executablePath)) throw new Error(`there is no Chromium at ${executablePath}: install it, or set POLDER_CHROMIUM`);
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", ...SHORT_LIVED, ...args] });
}

/**
 * A window of its own, with its own cookies. `scripts: false` turns JavaScript off.
 * Every HTML page that reaches it is kept for validation; what goes wrong in it is kept in `complaints`.
 */
export async function openWindow(browser, { scripts = true, language = "nl", viewport = WIDE, state } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    locale: language === "nl" ? "nl-NL" : "en-GB",
    viewport,
    storageState: state,
  });
  if (scripts) await context.addInitScript(AXE_WHEN_ASKED);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    // The browser reports an answer of 4xx as an error; whether that is right is for the test to say.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on("response", (response) => {
    // Pages may refuse (4xx), never fail.
    if (response.status() >= (response.request().resourceType() === "document" ? 500 : 400))
      complaints.push(`${response.status()} ${response.url()}`);
    if (response.request().resourceType() === "document" && !(response.status() >= 300 && response.status() < 400))
      keepBody(response);
  });
  return { context, page, complaints };
}

async function keepBody(response) {
  const type = (await response.headerValue("content-type").catch(() => null)) ?? "";
  if (!type.startsWith("text/html")) return;
  // The body is gone when the next page came sooner; the list of pages is visited in full elsewhere.
  const body = await response.text().catch(() => null);
  if (body !== null) keep(response.url(), body);
}

/** Opens `path` (from the origin) and expects it to answer with `status` in the language asked for. */
export async function visit(page, url, { status = 200, language } = {}) {
  const address = new URL(url);
  if (language) address.searchParams.set("lang", language);
  const response = await page.goto(address.href);
  assert.equal(response.status(), status, `${address.href} answered ${response.status()}`);
  keep(`${address.pathname}${address.search}`, await response.text());
  if (language) assert.equal(await page.locator("html").getAttribute("lang"), language, `the language of ${address.href}`);
  assert.notEqual((await page.title()).trim(), "", `the title of ${address.href}`);
  return response;
}

/** Runs axe on the page as it is; violations as readable lines, none when all is well. */
export async function violations(page) {
  // Put there by the browser itself: the Content-Security-Policy lets no inline script run.
  const result = await page.evaluate((tags) => {
    if (!("axe" in globalThis)) globalThis.loadAxe();
    return globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  }, AXE_TAGS);
  return result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${rule.help} at ${node.target.join(" ")}: ${node.failureSummary}`),
  );
}

/** How many pixels the page is wider than its window: to read it, nobody should have to scroll sideways. */
export async function overflow(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    return root.scrollWidth - root.clientWidth;
  });
}

/** What a page looked like where axe found nothing: the same page again, as wide, is the same answer. */
const clean = new Set();

/** A mark of a document: the same for the same words at the same address, whatever the token of its forms. */
export function sameAs(address, content, width = 0) {
  const settled = content.replace(/(name="csrf" value=)"[^"]*"/g, "$1");
  return createHash("sha256").update(`${width} ${address}\n${settled}`).digest("hex");
}

/** Expects no violation and no sideways scrolling. */
export async function audit(page) {
  const state = sameAs(page.url(), await page.content(), page.viewportSize().width);
  if (clean.has(state)) return;
  assert.deepEqual(await violations(page), [], `accessibility of ${page.url()}`);
  await fits(page);
  clean.add(state);
}

/** Expects no sideways scrolling. */
export async function fits(page) {
  const wider = await overflow(page);
  assert.ok(wider <= 0, `${page.url()} is ${wider} px too wide at ${page.viewportSize().width} px`);
}

/** Signs in through the form and returns the state (cookies) for other windows. */
export async function signIn(browser, origin, account) {
  const { context, page } = await openWindow(browser);
  await visit(page, `${origin}/sign-in`);
  await page.locator('main input[name="email"]').fill(account.email);
  await page.locator('main input[name="password"]').fill(account.password);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  const state = await context.storageState();
  await context.close();
  return state;
}
