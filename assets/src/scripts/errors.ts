/** After a refused form the list of errors gets the focus, so that keyboard and screen reader start there. */
export function focusErrorSummary(root: Document): void {
  const summary = root.querySelector<HTMLElement>("#error-summary[data-focus]");
  summary?.focus();
}
