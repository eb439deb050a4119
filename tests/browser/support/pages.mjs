// The one list of pages that are looked at: who sees them, where they are, and for those whose address holds a
// number or key, the page and the link that lead there.

const CONSULTATION = "/consultations/internationale-cyberstrategie";
const CLOSED = `${CONSULTATION}/rounds/1`;
const OPEN = `${CONSULTATION}/rounds/2`;

/**
 * Pages by role as the demo names it; `visitor` is nobody signed in. A page is a path, or { from, link }: a selector
 * of the link to follow, the first that matches.
 */
export const PAGES = {
  visitor: [
    "/",
    "/register",
    "/sign-in",
    "/forgot",
    "/accessibility",
    "/privacy",
    CONSULTATION,
    CLOSED,
    OPEN,
    `${CONSULTATION}/report`,
    { path: "/no-such-page", status: 404 },
  ],
  participant: ["/account", "/account/submissions"],
  moderator: ["/moderation", { from: "/moderation", link: 'main a[href^="/moderation/comments/"]' }],
  drafter: ["/drafting"],
  admin: ["/admin", "/admin/accounts", "/admin/organisations", "/admin/mail", "/admin/audit", "/manage"],
};

/** The path of an entry of the list, found through `open` (path → page) where a link leads there. */
export async function pathOf(entry, open) {
  if (typeof entry === "string") return { path: entry, status: 200 };
  if (entry.path) return entry;
  const page = await open(entry.from);
  const link = page.locator(entry.link).first();
  if ((await link.count()) === 0) throw new Error(`${entry.from} has no link ${entry.link}`);
  return { path: await link.getAttribute("href"), status: 200 };
}
