/** Shows the print buttons, which do nothing without scripts and are hidden until now. */
export function offerPrinting(root: Document): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
