// A `polder demo` of the test's own: started on a free port with an empty data folder, stopped at the end.
// Knows the program's output and its folder of mail, nothing of the pages.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const START_SECONDS = 120;
const STOP_SECONDS = 40;
const MAIL_SECONDS = 60;

/** A loopback port that nobody listens on now. */
export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

/**
 * Accounts in what the demo prints: one a line, `role  e-mail  password`, two spaces or more between them.
 * Returns [{ role, email, password }].
 */
export function accountsIn(output) {
  return output
    .split("\n")
    .map((line) => /^\s*(\S.*?)\s{2,}(\S+@\S+)\s{2,}(\S+)\s*$/.exec(line))
    .filter((found) => found !== null)
    .map(([, role, email, password]) => ({ role, email, password }));
}

/**
 * Starts the demo; `environment` holds settings over those of a test. The sample is set up anew, unless
 * POLDER_DEMO_DATA names the folder of a demo that was stopped: then a copy of that is used. What it writes
 * goes when it stops, unless it is to `keep` it in a folder.
 */
export async function startDemo(environment = {}, keep = null) {
  const binary = process.env.POLDER_BINARY;
  if (!binary) throw new Error("POLDER_BINARY must name the program under test");
  const data = keep ?? (await mkdtemp(join(tmpdir(), "polder-browser-")));
  if (process.env.POLDER_DEMO_DATA) await cp(process.env.POLDER_DEMO_DATA, data, { recursive: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let output = "";
  const server = spawn(binary, ["demo", "--listen", `127.0.0.1:${port}`, "--data", data], {
    env: {
      ...process.env,
      // Tests do in a minute what a person does in a day.
      POLDER__SECURITY__SIGN_IN_PER_MINUTE: "0",
      POLDER__SECURITY__RESET_PER_HOUR: "0",
      POLDER__SECURITY__REGISTER_PER_HOUR: "0",
      POLDER__SECURITY__FOLLOW_PER_HOUR: "0",
      POLDER__SECURITY__POST_PER_MINUTE: "0",
      POLDER__SECURITY__API_PER_MINUTE: "0",
      POLDER__SECURITY__TOKENS_PER_MINUTE: "0",
      POLDER__SECURITY__PAGES_PER_MINUTE: "0",
      POLDER__SECURITY__FILES_PER_MINUTE: "0",
      // Mails about decisions go at once.
      POLDER__MODERATION__UNDO_SECONDS: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  server.stdout.on("data", (chunk) => (output += chunk));
  server.stderr.on("data", (chunk) => (output += chunk));

  const demo = {
    origin,
    data,
    output: () => output,
    accounts: () => accountsIn(output),
    account(role) {
      const account = accountsIn(output).find((one) => one.role === role);
      if (!account) throw new Error(`the demo printed no account "${role}":\n${output}`);
      return account;
    },
    mail: (recipient, pattern) => waitForMail(join(data, "mail"), recipient, pattern),
    async stop() {
      if (server.exitCode === null) {
        server.kill("SIGTERM");
        await ended(server);
      }
      if (!keep) await rm(data, { recursive: true, force: true });
      return server.exitCode;
    },
  };
  try {
    await ready(server, origin, () => output);
  } catch (error) {
    await demo.stop();
    throw error;
  }
  return demo;
}

/** Waits until a server that was told to stop has done so; one that does not is killed. */
export async function ended(server) {
  // A timer that counts for nothing: else it would keep the whole test file alive after the last test.
  const patience = sleep(STOP_SECONDS * 1000, undefined, { ref: false });
  await Promise.race([once(server, "exit"), patience]);
  if (server.exitCode === null) server.kill("SIGKILL");
}

async function ready(server, origin, output) {
  const end = Date.now() + START_SECONDS * 1000;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`polder demo ended with status ${server.exitCode}:\n${output()}`);
    try {
      const answer = await fetch(`${origin}/readyz`);
      if (answer.ok && accountsIn(output()).length > 0) return;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new Error(`polder demo was not ready within ${START_SECONDS} seconds:\n${output()}`);
}

/** Waits for a mail to `recipient` whose text matches `pattern`; returns what `mailIn` makes of it. */
async function waitForMail(folder, recipient, pattern) {
  const end = Date.now() + MAIL_SECONDS * 1000;
  let seen = [];
  while (Date.now() < end) {
    const names = await readdir(folder).catch(() => []);
    const mails = await Promise.all(
      names.filter((name) => name.endsWith(".eml")).map(async (name) => mailIn(await readFile(join(folder, name), "utf8"))),
    );
    seen = mails.filter((mail) => mail.to.includes(recipient));
    const found = seen.find((mail) => pattern.test(mail.text));
    if (found) return found;
    await sleep(200);
  }
  const subjects = seen.map((mail) => mail.subject).join("; ") || "none";
  throw new Error(`no mail to ${recipient} matches ${pattern} within ${MAIL_SECONDS} seconds (there: ${subjects})`);
}

/** Recipient, subject and plain text of a mail, and the links in it. */
export function mailIn(source) {
  const [head, ...rest] = source.split(/\r?\n\r?\n/);
  const headers = head.replace(/\r?\n[ \t]+/g, " ");
  const header = (name) => new RegExp(`^${name}: *(.*)$`, "im").exec(headers)?.[1]?.trim() ?? "";
  const boundary = /boundary="?([^";\s]+)"?/i.exec(header("Content-Type"))?.[1];
  let text = "";
  if (boundary) {
    // Before the first boundary stands what no mail program shows.
    const parts = rest.join("\n\n").split(`--${boundary}`).slice(1);
    for (const part of parts) {
      const inner = mailIn(part.replace(/^\r?\n/, ""));
      if (/^text\/plain/i.test(inner.type) || (inner.type.startsWith("multipart/") && inner.text)) {
        text = inner.text;
        break;
      }
    }
  } else {
    text = decode(rest.join("\n\n"), header("Content-Transfer-Encoding"));
  }
  return {
    type: header("Content-Type") || "text/plain",
    to: header("To"),
    subject: words(header("Subject")),
    text,
    links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
  };
}

function decode(body, encoding) {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(encoding)) return body;
  return quoted(body.replace(/=\r?\n/g, ""));
}

function quoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  // Characters that were not escaped are plain ASCII, so each is one byte.
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** RFC 2047 encoded words of a header. */
function words(value) {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) =>
      kind.toLowerCase() === "b" ? Buffer.from(text, "base64").toString("utf8") : quoted(text.replace(/_/g, " ")),
    );
}
