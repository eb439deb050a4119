// The one list of pages that are looked at: who sees them, where they are, and for those whose address holds a
// number or key, the page and the link that lead there.

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const CLOSED = `${CONSULTATION}/rounds/1`;
const OPEN = `${CONSULTATION}/rounds/2`;
const MANAGED = "/manage/internationale-cyberstrategie";
const DRAFTED = "/drafting/internationale-cyberstrategie/rounds/1";

/**
 * Pages by role as the demo names it; `visitor` is nobody signed in. A page is
 * - a path, or { path, status } for one that answers with another status than 200;
 * - { from, links }: where one leads by following, from the page `from`, the first link that fits each selector;
 * - with `send` as well, what comes of pressing that button there with the form as it stands: how a page refuses.
 *   It answers with `status`, which is 422 unless it says otherwise.
 */
export const PAGES = {
  visitor: [
    "/",
    "/register",
    { from: "/register", send: 'main form[action="/register"] button' },
    "/register/sent",
    { path: "/verify", status: 422 },
    "/sign-in",
    { from: "/sign-in", send: 'main form[action="/sign-in"] button' },
    "/forgot",
    { from: "/forgot", send: 'main form[action="/forgot"] button' },
    "/forgot/sent",
    { path: "/reset", status: 422 },
    { path: "/invitation", status: 422 },
    { path: "/address", status: 422 },
    "/join-a-draft",
    { from: "/join-a-draft", send: 'main form[action="/join-a-draft"] button' },
    "/accessibility",
    "/privacy",
    CONSULTATION,
    CLOSED,
    OPEN,
    { from: CLOSED, links: ['main a.polder-count:not(.polder-count--none)'] },
    `${CLOSED}/comments`,
    `${OPEN}/comments`,
    `${CLOSED}/attachments`,
    `${CONSULTATION}/report`,
    `${CONSULTATION}/versions`,
    `${CONSULTATION}/comparison`,
    `${CONSULTATION}/comparison?all=1`,
    `${CONSULTATION}/exports`,
    "/search",
    "/search?q=internationale+normen",
    "/search?q=internationale+normen&consultation=internationale-cyberstrategie&versions=all",
    "/search?q=zebrapad",
    `${OPEN}/respond`,
    { from: `${OPEN}/respond`, send: 'main form[action$="/respond"] button' },
    `${CLOSED}/respond`,
    { path: "/guest/confirmation", status: 422 },
    { path: "/guest/entry", status: 422 },
    `${CONSULTATION}/impersonation`,
    { from: `${CONSULTATION}/impersonation`, send: 'main form[action$="/impersonation"] button' },
    `${CONSULTATION}/follow`,
    { from: `${CONSULTATION}/follow`, send: 'main form[action$="/followers"] button' },
    `${CONSULTATION}/follow/sent`,
    { path: "/follow/confirm", status: 422 },
    { path: "/unfollow", status: 422 },
    { path: "/no-such-page", status: 404 },
  ],
  participant: [
    CONSULTATION,
    `${CONSULTATION}/follow`,
    { from: "/account/submissions", links: ['main tr:last-child a[href^="/submissions/"]', 'main a[href$="/outcome"]'] },
    OPEN,
    { from: OPEN, links: ['main a.polder-count[href*="/comment?"]'] },
    { from: `${OPEN}/comment`, send: 'main form[action$="/comment"] button' },
    `${CLOSED}/comment`,
    `${OPEN}/answers`,
    `${CLOSED}/answers`,
    { from: "/account/submissions", links: ['main a[href^="/submissions/"]', 'main a[href$="/questions"]'] },
    { from: "/account/submissions", links: ['main tr:last-child a[href^="/submissions/"]', 'main a[href$="/questions"]'] },
    "/account/submissions",
    { from: "/account/submissions", links: ['main a[href^="/submissions/"]'] },
    { from: "/account/submissions", links: ['main tr:last-child a[href^="/submissions/"]'] },
    { from: "/account/submissions", links: ['main a[href^="/submissions/"]', 'main a[href$="/receipt"]'] },
    { from: "/account/submissions", links: ['main a[href^="/submissions/"]', 'main a[href$="/print"]'] },
    { from: "/account/submissions", links: ['main a[href^="/submissions/"]', 'main a[href$="/outcome"]'] },
    { from: "/account/submissions", links: ['main a[href^="/signatures/"]'] },
    "/account",
    "/account/password",
    { from: "/account/password", send: 'main form[action="/account/password"] button' },
    "/account/address",
    { from: "/account/address", send: 'main form[action="/account/address"] button' },
    "/account/sessions",
    "/account/tokens",
    { from: "/account/tokens", send: 'main form[action="/account/tokens"] button' },
    "/account/organisations",
    { from: "/account/organisations", links: ['main a[href^="/account/organisations/"]'] },
    { path: "/moderation", status: 404 },
  ],
  moderator: [
    "/moderation",
    { from: "/moderation", send: 'main form[action="/moderation/publication"] button' },
    "/moderation?state=all",
    "/moderation?q=nowhere-at-all&sort=newest",
    "/moderation/progress",
    "/moderation/together?state=pending",
    { from: "/moderation/together?state=pending", send: 'main form[action^="/moderation/together"] button' },
    "/moderation/impersonations",
    { from: "/moderation", links: ['main a[href^="/moderation/comments/"]'] },
    { from: "/moderation?state=redacted", links: ['main a[href^="/moderation/comments/"]'] },
    { from: "/moderation", links: ['main a[href^="/moderation/comments/"]'], send: 'main form[action*="/decision"] button.utrecht-button[value="decide"]' },
    "/moderation/attachments",
    "/moderation/attachments?state=withheld",
    { from: "/moderation/attachments", links: ['main a[href^="/moderation/attachments/"]'] },
    { from: "/moderation/attachments", links: ['main a[href^="/moderation/attachments/"]'], send: 'main form[action$="/decision"] button' },
    { from: "/moderation/attachments?state=published", links: ['main a[href^="/moderation/attachments/"]'] },
    "/manage",
    MANAGED,
    `${MANAGED}/rounds/2`,
  ],
  clerk: ["/manage", `${MANAGED}/rounds/2`, `${MANAGED}/rounds/2/intake`],
  "project-lead": [
    MANAGED,
    { from: MANAGED, send: 'main form[action$="/staff"] button' },
    `${MANAGED}/rounds/2`,
  ],
  drafter: [
    "/drafting",
    DRAFTED,
    `${DRAFTED}?section=&state=not-satisfied`,
    `${DRAFTED}?section=*&q=de&state=answered`,
    `${DRAFTED}/together?section=*`,
    { from: `${DRAFTED}/together?section=*`, send: 'main form[action*="/together"] button[value="themes"]' },
    "/drafting/internationale-cyberstrategie/themes",
    { from: "/drafting/internationale-cyberstrategie/themes", send: 'main form[action$="/themes"] button' },
    { from: DRAFTED, links: ['main a[href^="/drafting/comments/"]'] },
    { from: "/drafting", links: ['main a[href$="/rounds/2"]'] },
    { from: `${MANAGED}/versions`, links: ['main tr:last-child a[href*="/versions/"]', 'main a[href$="/erratum"]'] },
    { from: `${MANAGED}/versions`, links: ['main tr:last-child a[href*="/versions/"]', 'main a[href$="/erratum"]'], send: 'main form[action$="/erratum"] button' },
    `${DRAFTED}/campaigns`,
    { from: `${DRAFTED}/campaigns`, links: ['main a[href^="/drafting/campaigns/"]'] },
    `${DRAFTED}/questions`,
    `${DRAFTED}/attachments`,
    `${DRAFTED}/publication`,
    `${DRAFTED.replace(/1$/, "2")}/unread`,
    "/drafting/second-looks",
    DRAFTED.replace(/1$/, "2/publication"),
  ],
  admin: [
    "/admin",
    "/admin/accounts",
    { from: "/admin/accounts", links: ['main a[href^="/admin/accounts/"]'] },
    "/admin/organisations",
    { from: "/admin/organisations", links: ['main a[href^="/admin/organisations/"]'] },
    "/admin/mail",
    "/admin/audit",
    "/manage",
    "/manage/new",
    { from: "/manage/new", send: 'main form[action="/manage/new"] button' },
    MANAGED,
    `${MANAGED}/settings`,
    `${MANAGED}/versions`,
    `${CONSULTATION}/comparison`,
    { from: `${MANAGED}/versions`, links: ['main a[href*="/versions/"]'] },
    `${MANAGED}/rounds/new`,
    { from: `${MANAGED}/rounds/new`, send: 'main form[action$="/rounds"] button' },
    `${MANAGED}/rounds/1`,
    `${MANAGED}/rounds/2`,
    `${MANAGED}/rounds/2/questions`,
    `${MANAGED}/rounds/2/questions/preview`,
    `${MANAGED}/rounds/2/questions/preview?group=private`,
    `${MANAGED}/rounds/2/invitations`,
  ],
};

/** Opens the page of an entry; `visit` opens a path and expects a status. */
export async function reach(page, entry, visit) {
  if (typeof entry === "string") return visit(entry);
  let path = entry.path ?? entry.from;
  for (const selector of entry.links ?? []) {
    await visit(path);
    const link = page.locator(selector).first();
    if ((await link.count()) === 0) throw new Error(`${path} has no link ${selector}`);
    path = await link.getAttribute("href");
  }
  if (!entry.send) return visit(path, entry.status);
  await visit(path);
  return submit(page, entry.send, entry.status ?? 422);
}

/** What an entry is called in the report of the tests. */
export function nameOf(entry) {
  if (typeof entry === "string") return entry;
  const steps = [entry.path ?? entry.from, ...(entry.links ?? []), ...(entry.send ? [entry.send] : [])];
  return steps.join(" → ");
}

async function submit(page, selector, status) {
  const button = page.locator(selector).first();
  if ((await button.count()) === 0) throw new Error(`${page.url()} has no button ${selector}`);
  const answered = page.waitForResponse((one) => one.request().isNavigationRequest() && one.request().method() === "POST");
  const shown = page.waitForEvent("load");
  await button.click();
  const answer = await answered;
  await shown;
  if (answer.status() !== status) throw new Error(`${selector} on ${page.url()} answered ${answer.status()}, not ${status}`);
  return answer;
}
