// A `polder serve` on a database that was filled with plain SQL: a text as large as one wants, with as many comments.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { ended, freePort } from "./server.mjs";

const run = promisify(execFile);
const START_SECONDS = 60;
const SEED = join(import.meta.dirname, "../../../benches/seed.py");

/** Serves one consultation `slug` whose text has `passages` passages and `comments` published comments. */
export async function startSeeded({ slug, passages, comments }) {
  const binary = process.env.POLDER_BINARY;
  if (!binary) throw new Error("POLDER_BINARY must name the program under test");
  const data = await mkdtemp(join(tmpdir(), "polder-seeded-"));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const env = {
    ...process.env,
    POLDER__DATABASE__URL: `sqlite:${data}/polder.db`,
    POLDER__MAIL__DIRECTORY: join(data, "mail"),
    POLDER__SERVER__LISTEN: new URL(origin).host,
    POLDER__SERVER__BASE_URL: origin,
  };
  await run(binary, ["migrate"], { env, cwd: data });
  await run("python3", [SEED, join(data, "polder.db"), slug, `${passages}`, `${comments}`]);
  // Else the server would be at it while it is looked at.
  await run(binary, ["search", "rebuild"], { env, cwd: data });
  const server = spawn(binary, ["serve"], { env, cwd: data, stdio: "ignore" });
  const seeded = {
    origin,
    text: `${origin}/consultations/${slug}/rounds/1`,
    async stop() {
      if (server.exitCode === null) {
        server.kill("SIGTERM");
        await ended(server);
      }
      await rm(data, { recursive: true, force: true });
    },
  };
  const end = Date.now() + START_SECONDS * 1000;
  while (Date.now() < end) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return seeded;
    await sleep(100);
  }
  await seeded.stop();
  throw new Error(`polder serve was not ready within ${START_SECONDS} seconds`);
}
