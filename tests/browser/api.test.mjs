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

/** A browser without windows: keeps cookies, sends forms with the token of the page they stand on. */
function visitor() {
  const cookies = new Map();
  async function send(path, options = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(`${demo.origin}${path}`, { redirect: "manual", ...options, headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text() };
  }
  return async (path, fields) => {
    const { text } = await send(path);
    const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
    return send(path, { method: "POST", body: new URLSearchParams([["csrf", csrf], ...fields]) });
  };
}

/** A token with these scopes, made on the account page. */
async function token({ email, password }, scopes) {
  const post = visitor();
  assert.equal((await post("/sign-in", [["email", email], ["password", password]])).status, 303, `${email} signs in`);
  const { text } = await post("/account/tokens", [
    ["name", scopes.join(" ")], ["days", "30"], ["password", password], ...scopes.map((scope) => ["scopes", scope]),
  ]);
  const secret = /<code class="polder-secret">([^<]+)</.exec(text)?.[1];
  assert.ok(secret, `a token for ${email}:\n${text}`);
  return secret;
}

/** Asks the API, with a token if there is one. */
const ask = (path, secret) =>
  fetch(`${demo.origin}/api/v1${path}`, { headers: secret ? { authorization: `Bearer ${secret}` } : {} });

async function items(path, secret) {
  const answer = await ask(path, secret);
  assert.equal(answer.status, 200, path);
  return (await answer.json()).items;
}

/** Settings by which most requests are about what there is: names of the sample in the place of words by chance. */
async function settings(name, submissions) {
  const [{ slug }] = await items("/consultations");
  const published = await items(`/consultations/${slug}/rounds/1/comments?limit=20`);
  const known = {
    slugs: [slug],
    rounds: [1, 2],
    comments: published.map((comment) => comment.id),
    submissions: submissions.length > 0 ? submissions : [1, 2],
  };
  const some = (dictionary) => `{ dictionary = "${dictionary}", probability = 0.8 }`;
  const file = join(folder, `${name}.toml`);
  await writeFile(file, [
    ...Object.entries(known).map(([key, values]) => `[dictionaries.${key}]\nvalues = ${JSON.stringify(values)}`),
    // A comment without words, a name of nothing there is, a cursor of no list: refused, and no schema can say so.
    "[checks]",
    'positive_data_acceptance.expected-statuses = ["2xx", 400, 401, 403, 404, 409, 429]',
    "[parameters]",
    `"path.slug" = ${some("slugs")}`,
    `"path.number" = ${some("rounds")}`,
    `"body.consultation" = ${some("slugs")}`,
    `"body.round" = ${some("rounds")}`,
    "[[operations]]",
    'include-path-regex = "/comments/[{]id[}]$"',
    `parameters = { "path.id" = ${some("comments")} }`,
    "[[operations]]",
    'include-path-regex = "/submissions/[{]id[}]"',
    `parameters = { "path.id" = ${some("submissions")} }`,
  ].join("\n"));
  return file;
}

/**
 * Requests tried of each operation. What is made of a request is the same whoever sends it: that is looked into with
 * tokens that open much; with the others, what they open.
 */
const DEPTH = Number(process.env.POLDER_SCHEMATHESIS_EXAMPLES || 30);
const BREADTH = Math.ceil(DEPTH / 4);

/** Tries the whole API, as nobody or with a token. */
async function attempt(name, { secret, submissions = [], examples = BREADTH } = {}) {
  const program = process.env.POLDER_SCHEMATHESIS;
  if (!program) throw new Error("POLDER_SCHEMATHESIS must name schemathesis");
  const file = await settings(name, submissions);
  await run(program, [
    "--config-file", file,
    "run", `${demo.origin}/api/v1/openapi.json`,
    "--url", demo.origin,
    ...(secret ? ["--header", `Authorization: Bearer ${secret}`] : []),
    "--checks", "all",
    // A draft that was just begun has no receipt yet; that it is there itself is tested with the API of submissions.
    "--exclude-checks", "ensure_resource_availability",
    "--max-examples", String(examples),
    "--seed", "1",
    "--no-shrink",
    "--request-timeout", "20",
  ]);
}

test("schemathesis finds nothing without a token", async () => {
  await attempt("nobody");
});

// What one token takes back is gone for the next of the same person. To manage is not to read what is one's own.
const TOKENS = [
  { role: "participant", scopes: ["read"] },
  { role: "participant", number: 1, scopes: ["respond"] },
  { role: "participant", number: 2, scopes: ["read", "respond"], examples: DEPTH },
  { role: "project-lead", scopes: ["manage"], submissions: 403 },
  { role: "moderator", scopes: ["read", "respond", "manage"], examples: DEPTH },
];
for (const { role, number = 0, scopes, submissions = 200, examples } of TOKENS) {
  test(`schemathesis finds nothing with the token of a ${role} to ${scopes.join(" and ")}`, async () => {
    const account = demo.accounts().filter((one) => one.role === role)[number];
    const secret = await token(account, scopes);
    const answer = await ask("/submissions", secret);
    assert.equal(answer.status, submissions);
    const own = submissions === 200 ? (await answer.json()).items.map(({ id }) => id) : [];
    await attempt(`${role}-${number}`, { secret, submissions: own, examples });
    // It opens still what it opened: nothing of this was tried with a token that no longer counts.
    assert.equal((await ask("/consultations", secret)).status, 200);
  });
}
