// Every HTML page the tests saw, validated together by vnu: starting Java once is most of the cost.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const VNU = createRequire(import.meta.url)("vnu-jar");
const kept = new Map();

/** Keeps a page for validation; the same page again is kept once. */
export function keep(name, html) {
  kept.set(createHash("sha256").update(html).digest("hex"), { name, html });
}

/** Errors in all pages kept so far, as readable lines; the pages are let go. */
export async function htmlErrors() {
  const pages = [...kept.values()];
  kept.clear();
  if (pages.length === 0) throw new Error("no page was kept to validate");
  const folder = await mkdtemp(join(tmpdir(), "polder-html-"));
  try {
    await Promise.all(pages.map((page, index) => writeFile(join(folder, `${index}.html`), page.html)));
    const { messages } = await vnu(folder);
    return messages
      .filter((message) => message.type !== "info")
      .map((message) => {
        const page = pages[Number.parseInt(basename(message.url ?? ""), 10)];
        return `${page?.name ?? message.url}:${message.lastLine ?? 0}: ${message.message} (${(message.extract ?? "").trim()})`;
      });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function vnu(folder) {
  // It lives for seconds: compiling it well, on every core, would cost more than it saves.
  const options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-jar", VNU.vnuJar ?? VNU, "--skip-non-html", "--format", "json", "--exit-zero-always", folder];
  const { stderr } = await run("java", options, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stderr);
}
