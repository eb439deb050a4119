// The tools of the browser tests must find what they are there to find, on pages made to be wrong.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { NARROW, accountsIn, htmlErrors, keyboard, launch, mailIn, openWindow, overflow, violations, visit } from "./support/index.mjs";

const page = (body) => `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>
<link rel="icon" href="data:,"></head><body><main><h1>Proef</h1>${body}</main></body></html>`;
const PAGES = {
  "/good": page(`<p>Goed. <a href="/form">Verder</a></p>`),
  "/bad": page(`<img src="data:," width="1" height="1"><p><a href="/good"></a></p>`),
  "/wide": page(`<div style="width: 900px">breed</div>`),
  "/hidden-focus": page(`<p><a href="/good" style="outline: none">Onzichtbaar</a> <a href="/form">Doel</a></p>`),
  "/form": page(`<form method="get" action="/sent">
<p><label for="a">Naam</label> <input id="a" name="a" value="oud"></p>
<p><label><input type="checkbox" name="b"> Akkoord</label></p>
<fieldset><legend>Soort</legend><label><input type="radio" name="c" value="1"> Een</label> <label><input type="radio" name="c" value="2"> Twee</label></fieldset>
<p><label for="d">Lijst</label> <select id="d" name="d"><option value="x">Appel</option><option value="y">Peer</option></select></p>
<button>Verstuur</button></form>`),
  "/sent": page(`<p>Ontvangen</p>`),
};

let server, origin, browser;
before(async () => {
  server = createServer((request, answer) => {
    const body = PAGES[new URL(request.url, "http://x").pathname];
    answer.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8", "content-security-policy": "script-src 'self'" });
    answer.end(body ?? page("<p>Niet gevonden</p>"));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("axe runs under the Content-Security-Policy and finds violations", async () => {
  const { context, page } = await openWindow(browser);
  await visit(page, `${origin}/good`);
  assert.deepEqual(await violations(page), []);
  await visit(page, `${origin}/bad`);
  const found = (await violations(page)).join("\n");
  assert.match(found, /image-alt/);
  assert.match(found, /link-name/);
  await context.close();
});

test("a page wider than its window is found", async () => {
  const { context, page } = await openWindow(browser, { viewport: NARROW });
  await visit(page, `${origin}/good`);
  assert.equal(await overflow(page), 0);
  await visit(page, `${origin}/wide`);
  assert.ok((await overflow(page)) > 500);
  await context.close();
});

test("an answer of another status is not taken for the page", async () => {
  const { context, page } = await openWindow(browser);
  await assert.rejects(visit(page, `${origin}/absent`), /answered 404/);
  await visit(page, `${origin}/absent`, { status: 404 });
  await context.close();
});

test("vnu finds errors and names the page", async () => {
  const { context, page } = await openWindow(browser);
  await visit(page, `${origin}/good`);
  await htmlErrors();
  await visit(page, `${origin}/good`);
  assert.deepEqual(await htmlErrors(), []);
  await visit(page, `${origin}/bad`);
  assert.match((await htmlErrors()).join("\n"), /\/bad:.*alt/m);
  await assert.rejects(htmlErrors(), /no page/);
  await context.close();
});

test("a form is filled in and sent by keyboard, with scripts off", async () => {
  const { context, page } = await openWindow(browser, { scripts: false });
  await visit(page, `${origin}/good`);
  await keyboard.follow(page, "Verder");
  await keyboard.fill(page, "Naam", "Nieuw");
  await keyboard.tick(page, "Akkoord");
  await keyboard.choose(page, "Twee");
  await keyboard.pick(page, "Lijst", "Peer");
  await keyboard.press(page, "Verstuur");
  assert.equal(new URL(page.url()).search, "?a=Nieuw&b=on&c=2&d=y");
  await context.close();
});

test("what Tab does not reach, or is not seen to be reached, is found", async () => {
  const { context, page } = await openWindow(browser, { scripts: false });
  await visit(page, `${origin}/hidden-focus`);
  await assert.rejects(keyboard.follow(page, "Doel"), /shows no focus/);
  await visit(page, `${origin}/good`);
  await assert.rejects(keyboard.tabTo(page, page.getByRole("heading"), 20), /not reached/);
  await context.close();
});

test("accounts are read from what the demo prints", () => {
  const printed = "Polder serves\n\n  moderator   m@example.org   geheim-1\n  drafter  d@example.org  geheim-2\nMail is in /x\n";
  assert.deepEqual(accountsIn(printed), [
    { role: "moderator", email: "m@example.org", password: "geheim-1" },
    { role: "drafter", email: "d@example.org", password: "geheim-2" },
  ]);
});

test("a mail is read: folded headers, parts, quoted-printable, base64", () => {
  const mail = mailIn(
    [
      "From: Polder <noreply@example.org>",
      "To: Eva",
      " <eva@example.org>",
      "Subject: =?utf-8?b?QmV2ZXN0aWc=?= =?utf-8?q?_uw_adres?=",
      'Content-Type: multipart/alternative; boundary="grens"',
      "",
      "--grens",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "Dit is =C3=A9=C3=A9n: http://127.0.0.1/verify?token=3Dabc=",
      "def",
      "--grens",
      "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      "PHA+eDwvcD4=",
      "--grens--",
    ].join("\r\n"),
  );
  assert.equal(mail.to, "Eva <eva@example.org>");
  assert.equal(mail.subject, "Bevestig uw adres");
  assert.match(mail.text, /Dit is één/);
  assert.deepEqual(mail.links, ["http://127.0.0.1/verify?token=abcdef"]);
});
