/**
 * Asks before leaving a page with words that would be lost: in a `<form data-unsaved>` that differs from how it came, or
 * came with words that were not kept (`data-unsaved="yes"`). A form that saves by itself tells for itself. The browser
 * words the question.
 */
export interface SavesItself {
  readonly atRisk: boolean;
}

export function warnBeforeLosingWords(root: Document, savers: ReadonlyMap<HTMLFormElement, SavesItself>): void {
  const forms = [...root.querySelectorAll<HTMLFormElement>("form[data-unsaved]")];
  if (forms.length === 0) return;
  let sent: HTMLFormElement | null = null;
  root.addEventListener("submit", (event) => {
    sent = event.defaultPrevented ? null : (event.target as HTMLFormElement);
  });
  // Back from where the form led to, without a new page.
  window.addEventListener("pageshow", () => {
    sent = null;
  });
  window.addEventListener("beforeunload", (event) => {
    const losing = forms.some((form) => {
      if (form === sent) return false;
      const saver = savers.get(form);
      return saver ? saver.atRisk : form.dataset.unsaved === "yes" || differs([...form.elements]);
    });
    if (losing) event.preventDefault();
  });
}

/** What the controls of a form have to tell. */
interface Control {
  name?: string;
  type?: string;
  value?: string;
  defaultValue?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  options?: Iterable<{ selected: boolean; defaultSelected: boolean }>;
}

/** Whether a control holds something else than the page came with. */
export function differs(controls: readonly unknown[]): boolean {
  return controls.some((one) => {
    const control = one as Control;
    if (!control.name || control.type === "hidden" || control.type === "submit") return false;
    if (control.options) {
      const options = [...control.options];
      const given = options.some((option) => option.defaultSelected);
      return options.some((option, index) => option.selected !== (given ? option.defaultSelected : index === 0));
    }
    if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
    return lines(control.value) !== lines(control.defaultValue);
  });
}

function lines(text = ""): string {
  return text.replace(/\r\n?/g, "\n");
}
