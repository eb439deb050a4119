/** A press on marked words leads to the first of the comments about them: on this page, or on that of the passage. */
export function followQuotes(root: Document): void {
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const of = target?.closest<HTMLElement>("mark[data-of]")?.dataset.of?.split(" ")[0];
    if (!target || !of || of === "0" || target.closest("a") || !root.getSelection()?.isCollapsed) return;
    const here = root.getElementById(`comment-${of}`);
    if (here && !here.closest("details:not([open])")) {
      location.hash = here.id;
      return;
    }
    const all = target.closest(".polder-passage, tr")?.querySelector<HTMLAnchorElement>("a.polder-count");
    if (all) location.href = `${all.href}#comment-${of}`;
  });
}
