/** Counts down in a `<textarea data-max>`; the server keeps the limit, so nothing is cut off here. */
export function countCharacters(root: Document): void {
  for (const area of root.querySelectorAll<HTMLTextAreaElement>("textarea[data-max]")) {
    const max = Number(area.dataset.max);
    const shown = root.createElement("p");
    shown.className = "polder-counter";
    // Screen readers hear it when typing pauses, not at every key.
    const spoken = root.createElement("p");
    spoken.className = "visually-hidden";
    spoken.setAttribute("aria-live", "polite");
    area.after(shown, spoken);

    let pause: number | undefined;
    const update = (): void => {
      const left = max - [...area.value.replace(/\r\n/g, "\n")].length;
      shown.textContent = sentence(area, left);
      shown.classList.toggle("polder-counter--over", left < 0);
    };
    area.addEventListener("input", () => {
      update();
      window.clearTimeout(pause);
      pause = window.setTimeout(() => (spoken.textContent = shown.textContent), 1200);
    });
    update();
  }
}

function sentence(area: HTMLTextAreaElement, left: number): string {
  const side = left < 0 ? "over" : "left";
  const number = Math.abs(left);
  const text = area.dataset[number === 1 ? `${side}One` : `${side}Other`] ?? "%n";
  return text.replace("%n", number.toLocaleString(document.documentElement.lang));
}
