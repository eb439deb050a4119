/** One checkbox that ticks all of a name; partly ticked shows as such. */
export function offerSelectAll(root: Document): void {
  for (const holder of root.querySelectorAll<HTMLElement>("[data-select-all]")) {
    const all = holder.querySelector<HTMLInputElement>("input[type=checkbox]");
    const name = holder.dataset.selectAll;
    if (!all || !name) continue;
    const scope: ParentNode = holder.closest("form") ?? root;
    const boxes = [...scope.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(name)}"]`)];
    if (boxes.length < 2) continue;

    holder.hidden = false;
    const reflect = (): void => {
      const ticked = boxes.filter((box) => box.checked).length;
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
    });
    for (const box of boxes) box.addEventListener("change", reflect);
    reflect();
  }
}
