// The API's description passes the design rules, and the API does what its description says, whatever it is sent.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startDemo } from "./support/index.mjs";

const here = import.meta.dirname;
let demo, folder;
before(async () => {
  demo = await startDemo();
  folder = await mkdtemp(join(tmpdir(), "polder-api-"));
});
after(async () => {
  await demo?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs a program to its end; a status other than 0 fails with all it said. */
async function run(program, options) {
  let said = "";
  const child = spawn(program, options, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const [status] = await once(child, "close");
  assert.equal(status, 0, `${program} ended with status ${status}:\n${said}`);
  return said;
}

test("the description follows the design rules", async () => {
  const answer = await fetch(`${demo.origin}/api/v1/openapi.json`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("access-control-allow-origin"), "*", "everyone may read the description");
  const file = join(folder, "openapi.json");
  await writeFile(file, await answer.text());
  await run(join(here, "node_modules/.bin/spectral"), [
    "lint", "--ruleset", join(here, "api.spectral.yaml"), "--fail-severity", "warn", file,
  ]);
});

test("every answer carries the headers of the design rules", async () => {
  for (const path of ["/api/v1/consultations", "/api/v1/no-such-thing", "/api/v1/openapi.json"]) {
    const { headers, status } = await fetch(`${demo.origin}${path}`);
    assert.match(headers.get("api-version") ?? "", /^\d+\.\d+\.\d+$/, `API-Version of ${path}`);
    assert.match(headers.get("cache-control") ?? "", /no-store/, `Cache-Control of ${path}`);
    assert.match(headers.get("content-security-policy") ?? "", /frame-ancestors 'none'/, `Content-Security-Policy of ${path}`);
    assert.equal(headers.get("x-content-type-options"), "nosniff", `X-Content-Type-Options of ${path}`);
    if (status >= 400) assert.match(headers.get("content-type") ?? "", /^application\/problem\+json/, `the error of ${path}`);
  }
});

test("schemathesis finds nothing", async () => {
  const program = process.env.POLDER_SCHEMATHESIS;
  if (!program) throw new Error("POLDER_SCHEMATHESIS must name schemathesis");
  await run(program, [
    "run", `${demo.origin}/api/v1/openapi.json`,
    "--url", demo.origin,
    "--checks", "all",
    "--max-examples", process.env.POLDER_SCHEMATHESIS_EXAMPLES || "30",
    "--seed", "1",
    "--no-shrink",
    "--request-timeout", "20",
  ]);
});
