/** Asks before leaving a page on which a `<form data-unsaved>` was changed and not sent. The browser words the question. */
export function warnBeforeLosingWords(root: Document): void {
  const changed = new Set<HTMLFormElement>();
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-unsaved]")) {
    form.addEventListener("input", () => changed.add(form));
    form.addEventListener("submit", () => changed.clear());
  }
  window.addEventListener("beforeunload", (event) => {
    if (changed.size > 0) event.preventDefault();
  });
}
