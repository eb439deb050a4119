// Bundles src/main.css into dist/polder.css, src/main.ts into dist/polder.js, and what only some pages load into a
// script of its own: src/annotate.ts into dist/annotate.js, src/human.ts into dist/human.js.
//
// The theme holds some 2,800 design tokens and the component packages hold every variant of every component;
// a page uses a fraction. After bundling, lightningcss drops component rules for classes that no template mentions,
// and then every token that nothing left refers to, directly or through another token. What a ministry puts in
// src/theme/own.css is pruned in the same way, so it may override any token without making the file larger.

import { copyFile, readdir, readFile, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { transform as lightning } from "lightningcss";

const here = import.meta.dirname;
const dist = join(here, "dist");
const templates = join(here, "..", "templates");
const BROWSERS = { chrome: 110, firefox: 110, safari: 16 }; // the oldest that the style sheet is written for
const CSS_LIMIT = 40_000; // bytes after gzip, what a slow line may be asked to fetch before the first page shows

await mkdir(dist, { recursive: true });

const SCRIPT_LIMIT = 60_000; // the same for all scripts of the reading page together
let scripts = 0;
for (const [source, name] of [["main.ts", "polder.js"], ["annotate.ts", "annotate.js"], ["human.ts", "human.js"]]) {
  const script = await build({
    entryPoints: [join(here, "src", source)],
    outfile: join(dist, name),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    // The style sheet a package brings is part of ours; its licence goes along in a comment.
    loader: { ".css": "empty" },
    legalComments: "inline",
    drop: name === "annotate.js" ? ["console"] : [],
  });
  if (script.errors.length > 0) process.exit(1);
  const bytes = await readFile(join(dist, name));
  const compressed = gzipSync(bytes).length;
  scripts += compressed;
  console.log(`${name} ${bytes.length} bytes, ${compressed} compressed`);
}
if (scripts > SCRIPT_LIMIT) {
  console.error(`the scripts: ${scripts} bytes compressed is more than the limit of ${SCRIPT_LIMIT}`);
  process.exit(1);
}

await copyFile(join(here, "src", "icon.svg"), join(dist, "icon.svg"));

const bundled = await build({
  entryPoints: [join(here, "src", "main.css")],
  bundle: true,
  minify: true,
  write: false,
  legalComments: "none",
  target: Object.entries(BROWSERS).map(([name, version]) => name + version),
});

const mentioned = await classesInTemplates(templates);
const sheet = withUsedTokens(withMentionedClasses(bundled.outputFiles[0].text, mentioned));
const unknown = unknownTokens(rulesOf(sheet));
if (unknown.length > 0) {
  console.error(`src/styles: no theme sets ${unknown.join(", ")}`);
  process.exit(1);
}
const notice = "/*! Parts from NL Design System, EUPL-1.2: voorbeeld-design-tokens; components (c) Frameless B.V., Gemeente Utrecht */\n";
const css = notice + (await transform(sheet, { loader: "css", minify: true })).code;
await writeFile(join(dist, "polder.css"), css);

const compressed = gzipSync(css).length;
console.log(`polder.css ${css.length} bytes, ${compressed} compressed`);
if (compressed > CSS_LIMIT) {
  console.error(`polder.css: ${compressed} bytes compressed is more than the limit of ${CSS_LIMIT}`);
  process.exit(1);
}

/** Every utrecht-* class name written in a template. */
async function classesInTemplates(folder) {
  const found = new Set();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const text = await readFile(join(entry.parentPath, entry.name), "utf8");
    for (const match of text.matchAll(/utrecht-[a-z0-9_-]+/g)) found.add(match[0]);
  }
  return found;
}

/**
 * Runs a visitor of lightningcss over a sheet; what it answers with an empty list is dropped. Of a token set twice in
 * neighbouring rules only the last value stays: a later theme overrides an earlier one.
 */
function visited(css, visitor) {
  const targets = Object.fromEntries(Object.entries(BROWSERS).map(([name, version]) => [name, version << 16]));
  return lightning({ filename: "polder.css", code: Buffer.from(css), targets, visitor }).code.toString();
}

/** The rules of a sheet, as lightningcss reads them. */
function rulesOf(css) {
  let rules;
  visited(css, {
    StyleSheet(sheet) {
      rules = sheet.rules;
    },
  });
  return rules;
}

/** Every object in a value, itself included. */
function* objectsIn(value) {
  if (value === null || typeof value !== "object") return;
  yield value;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** Drops selectors of components for classes that no template mentions, wherever in the selector they stand. */
function withMentionedClasses(css, mentioned) {
  const isMentioned = (selector) =>
    [...objectsIn(selector)].every(
      ({ type, name }) => type !== "class" || !name.startsWith("utrecht-") || mentioned.has(name),
    );
  return visited(css, {
    Rule: { style: (rule) => (rule.value.selectors.some(isMentioned) ? undefined : []) },
    Selector: (selector) => (isMentioned(selector) ? undefined : []),
  });
}

/** The tokens that a value asks for by var(). */
function tokensIn(value) {
  return [...objectsIn(value)].filter(({ type }) => type === "var").map((found) => found.value.name.ident);
}

/** Drops tokens that no property asks for, directly or through another token. */
function withUsedTokens(css) {
  const behind = new Map(); // token to the tokens that its values ask for
  const asked = [];
  for (const { property, value } of objectsIn(rulesOf(css))) {
    if (property === "custom" && value.name.startsWith("--")) behind.set(value.name, [...(behind.get(value.name) ?? []), ...tokensIn(value.value)]);
    else if (property !== undefined) asked.push(...tokensIn(value));
  }
  const used = new Set();
  while (asked.length > 0) {
    const name = asked.pop();
    if (used.has(name)) continue;
    used.add(name);
    asked.push(...(behind.get(name) ?? []));
  }
  return visited(css, { Declaration: { custom: ({ name }) => (used.has(name) || !name.startsWith("--") ? undefined : []) } });
}

/** House tokens that a rule uses and nothing sets: a typing mistake that a browser would pass over in silence. */
function unknownTokens(rules) {
  const parts = [...objectsIn(rules)];
  const set = new Set(parts.filter(({ property }) => property === "custom").map(({ value }) => value.name));
  const asked = parts.filter(({ type, value }) => type === "var" && value.fallback === null);
  const names = new Set(asked.map(({ value }) => value.name.ident));
  return [...names].filter((name) => /^--(?:polder|basis)-/.test(name) && !set.has(name));
}
