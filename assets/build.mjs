// Bundles src/main.css into dist/polder.css, src/main.ts into dist/polder.js, and what only some pages load into a
// script of its own: src/annotate.ts into dist/annotate.js, src/human.ts into dist/human.js.
//
// The theme holds some 2,800 design tokens and the component packages hold every variant of every component;
// a page uses a fraction. After bundling, component rules for classes that no template mentions are dropped, and
// then every token that nothing left refers to, directly or through another token. What a ministry puts in
// src/theme/own.css is pruned in the same way, so it may override any token without making the file larger.

import { copyFile, readdir, readFile, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const here = import.meta.dirname;
const dist = join(here, "dist");
const templates = join(here, "..", "templates");
const THEME = ".voorbeeld-theme";
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
  target: ["chrome110", "firefox110", "safari16"],
});

const mentioned = await classesInTemplates(templates);
let rules = parse(bundled.outputFiles[0].text);
rules = keepMentioned(rules, mentioned);
rules = keepUsedTokens(rules);
const unknown = unknownTokens(rules);
if (unknown.length > 0) {
  console.error(`src/styles: no theme sets ${unknown.join(", ")}`);
  process.exit(1);
}
const notice = "/*! Parts from NL Design System, EUPL-1.2: voorbeeld-design-tokens; components (c) Frameless B.V., Gemeente Utrecht */\n";
const css = notice + (await transform(print(rules), { loader: "css", minify: true })).code;
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

/** Splits minified CSS into {head, body} at the outermost braces; `body` is null for statements such as @charset. */
function parse(text) {
  const rules = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\\") i++;
    else if (quote) {
      if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "{") {
      if (depth++ === 0) open = i;
    } else if (c === "}") {
      if (--depth === 0) {
        rules.push({ head: text.slice(start, open).trim(), body: text.slice(open + 1, i) });
        start = i + 1;
      }
    } else if (c === ";" && depth === 0) {
      rules.push({ head: text.slice(start, i).trim(), body: null });
      start = i + 1;
    }
  }
  return rules;
}

function print(rules) {
  return rules.map(({ head, body }) => (body === null ? `${head};` : `${head}{${body}}`)).join("\n");
}

function isGroup(head) {
  return head.startsWith("@media") || head.startsWith("@supports") || head.startsWith("@layer");
}

function keepMentioned(rules, mentioned) {
  return rules.flatMap((rule) => {
    if (rule.body === null) return [rule];
    if (isGroup(rule.head)) {
      const inner = keepMentioned(parse(rule.body), mentioned);
      return inner.length > 0 ? [{ head: rule.head, body: print(inner) }] : [];
    }
    const selectors = splitSelectors(rule.head).filter((selector) =>
      [...selector.matchAll(/\.(utrecht-[a-zA-Z0-9_-]+)/g)].every((match) => mentioned.has(match[1])),
    );
    return selectors.length > 0 ? [{ head: selectors.join(","), body: rule.body }] : [];
  });
}

/** Splits a selector list at its commas, not at those inside :is(…) or [attr="a,b"]. */
function splitSelectors(head) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < head.length; i++) {
    if ("([".includes(head[i])) depth++;
    else if (")]".includes(head[i])) depth--;
    else if (head[i] === "," && depth === 0) {
      parts.push(head.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(head.slice(start));
  return parts;
}

/** Splits a declaration block at its semicolons, not at those inside url("data:…;…") or strings. */
function declarations(body) {
  return body.match(/(?:[^;"'(]|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\((?:[^()"']|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\([^()]*(?:\([^()]*\)[^()]*)*\))*\))+/g) ?? [];
}

function references(text) {
  return [...text.matchAll(/var\(\s*(--[a-zA-Z0-9_-]+)/g)].map((match) => match[1]);
}

/** House tokens that a rule uses and nothing sets: a typing mistake that a browser would pass over in silence. */
function unknownTokens(rules) {
  const text = print(rules);
  const set = new Set([...text.matchAll(/(--(?:polder|basis)-[a-zA-Z0-9_-]+)\s*:/g)].map((match) => match[1]));
  const asked = [...text.matchAll(/var\(\s*(--(?:polder|basis)-[a-zA-Z0-9_-]+)\s*\)/g)].map((match) => match[1]);
  return [...new Set(asked)].filter((name) => !set.has(name));
}

function tokenOf(declaration) {
  return declaration.match(/^\s*(--[a-zA-Z0-9_-]+)\s*:([\s\S]*)$/);
}

/** Keeps, of every token in use, its last value: a later sheet overrides an earlier one. */
function keepUsedTokens(rules) {
  const isTheme = (rule) => rule.body !== null && rule.head === THEME;
  const last = new Map(); // token to the declaration that wins
  const used = [];
  for (const rule of rules) {
    if (!isTheme(rule)) {
      used.push(...references(rule.body ?? ""));
      continue;
    }
    for (const declaration of declarations(rule.body)) {
      const token = tokenOf(declaration);
      if (token) last.set(token[1], declaration);
      else used.push(...references(declaration));
    }
  }
  const kept = new Set();
  while (used.length > 0) {
    const name = used.pop();
    if (kept.has(name)) continue;
    kept.add(name);
    used.push(...references(last.get(name) ?? ""));
  }
  return rules.map((rule) => {
    if (!isTheme(rule)) return rule;
    const body = declarations(rule.body).filter((declaration) => {
      const token = tokenOf(declaration);
      return !token || (kept.has(token[1]) && last.get(token[1]) === declaration);
    });
    return { head: rule.head, body: body.join(";") };
  });
}
