/** What a page was made to say first, as the list of errors of a refused form, gets the focus: keyboard and screen reader
 * start there. */
export function focusErrorSummary(root: Document): void {
  root.querySelector<HTMLElement>("[data-focus]")?.focus();
}
