// Runs the unit tests of src/scripts: bundled first, since they are TypeScript.

import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "src", "scripts");
const tests = (await readdir(folder)).filter((name) => name.endsWith(".test.ts"));
const place = await mkdtemp(join(tmpdir(), "polder-assets-"));
try {
  await build({
    entryPoints: tests.map((name) => join(folder, name)),
    outdir: place,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const built = (await readdir(place)).map((name) => join(place, name));
  const run = spawnSync(process.execPath, ["--test", ...built], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  await rm(place, { recursive: true });
}
