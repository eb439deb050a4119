/** A press on marked words leads to the first of the comments about them: on this page, or on that of the passage. Those of
 * one's own party go by numbers below zero. */
export function followQuotes(root: Document): void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const all = target?.closest<HTMLElement>("mark[data-of]")?.dataset.of?.split(" ") ?? [];
    const of = all.find((one) => one.startsWith("-")) ?? all[0];
    if (!target || !of || of === "0" || target.closest("a") || !root.getSelection()?.isCollapsed) return;
    const here = root.getElementById(of.startsWith("-") ? `own-${of.slice(1)}` : `comment-${of}`);
    if (here) {
      here.closest("details")?.setAttribute("open", "");
      location.hash = here.id;
      return;
    }
    const list = target.closest(".polder-passage, tr")?.querySelector<HTMLAnchorElement>("a.polder-said__all, a.polder-count");
    if (list) location.href = `${list.href}#comment-${of}`;
  });
}
