// Sets the sample up in a folder, once, for all test files to begin with a copy of. Its mails are sent here too: each has a
// receipt, which every copy would set again.
//
// usage: POLDER_BINARY=… node support/seed.mjs FOLDER

import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { startDemo } from "./server.mjs";

const SENT_SECONDS = 180;
const WAITING = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM outbox').fetchone()[0])";

const folder = process.argv[2];
const demo = await startDemo({}, folder);
try {
  await sent(join(folder, "polder.db"));
} finally {
  process.exitCode = await demo.stop();
}

/** Waits until no mail is left in the database. */
async function sent(database) {
  const end = Date.now() + SENT_SECONDS * 1000;
  for (;;) {
    const { stdout } = await promisify(execFile)("python3", ["-c", WAITING, database]);
    if (Number(stdout) === 0) return;
    if (Date.now() > end) throw new Error(`${stdout.trim()} mails of the sample were not sent within ${SENT_SECONDS} seconds`);
    await sleep(250);
  }
}
