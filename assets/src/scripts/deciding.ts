/**
 * One key a verdict, and redacting by selecting, in a `<form data-decide="GROUND">`: the ground that words selected get unless
 * another was chosen before. Words are selected in what is marked `data-redactable`. Everything is done with the form's own
 * fields and sent by its own button, so that the server sees what it would have been sent by hand.
 *
 * Keys count only where nobody types, and can be switched off (WCAG 2.1.4): by a checkbox `data-keys`, which is remembered.
 */
const KEPT = "polder-keys";

/** Words of the rows of a form: those to be withheld, and the ground of each. */
interface Row {
  words: HTMLInputElement;
  ground: HTMLSelectElement;
}

export function decideByKeys(root: Document): void {
  // What a redaction leaves is confirmed by the key that sent it.
  root.querySelector<HTMLButtonElement>('form[data-confirm] button[value="confirm"]')?.focus();
  const form = root.querySelector<HTMLFormElement>("form[data-decide]");
  if (!form) return;
  const send = form.querySelector<HTMLButtonElement>('button[name="action"][value="decide"]');
  const mark = root.querySelector<HTMLButtonElement>("button[data-mark]");
  const keys = root.querySelector<HTMLInputElement>("input[data-keys]");
  if (!send) return;

  const choose = (verdict: string): void => {
    const radio = form.querySelector<HTMLInputElement>(`input[name="verdict"][value="${verdict}"]`);
    if (radio) radio.checked = true;
  };
  /** Puts the words selected into the form; whether there were any. */
  const take = (): boolean => {
    const words = selected(root);
    if (words === "") return false;
    const rows = rowsOf(form);
    const before = rows.filter((row) => row.words.value !== "");
    const row = rows.find((one) => one.words.value === "");
    if (!row) return false;
    row.words.value = words;
    row.ground.value = before.at(-1)?.ground.value || form.dataset.decide || "";
    choose("publish-redacted");
    root.getSelection()?.removeAllRanges();
    return true;
  };

  if (mark) {
    const reflect = (): void => {
      mark.hidden = selected(root) === "";
    };
    root.addEventListener("selectionchange", reflect);
    // A press of the button must not take the selection away.
    mark.addEventListener("pointerdown", (event) => event.preventDefault());
    mark.addEventListener("click", () => {
      take();
      reflect();
    });
  }
  if (!keys) return;
  keys.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
  keys.checked = localStorage.getItem(KEPT) !== "off";
  keys.addEventListener("change", () => localStorage.setItem(KEPT, keys.checked ? "on" : "off"));
  root.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    switch (event.key) {
      case "p":
        choose("publish");
        form.requestSubmit(send);
        break;
      case "m":
        take();
        break;
      case "r":
        if (take() || rowsOf(form).some((row) => row.words.value !== "")) form.requestSubmit(send);
        else rowsOf(form)[0]?.words.focus();
        break;
      case "w":
        choose("withhold");
        form.querySelector<HTMLSelectElement>('select[name="ground"]')?.focus();
        break;
      case "n":
        form.querySelector<HTMLAnchorElement>('a[href*="/next?"]')?.click();
        break;
      case "u":
        root.querySelector<HTMLFormElement>("form[data-undo]")?.requestSubmit();
        break;
      default:
        return;
    }
    event.preventDefault();
  });
}

function rowsOf(form: HTMLFormElement): Row[] {
  const words = form.querySelectorAll<HTMLInputElement>('input[name="words"]');
  const grounds = form.querySelectorAll<HTMLSelectElement>('select[name="words_ground"]');
  return [...words].flatMap((one, at) => {
    const ground = grounds[at];
    return ground ? [{ words: one, ground }] : [];
  });
}

/** The words selected in what can be redacted, with white space once; "" where none are. */
function selected(root: Document): string {
  const selection = root.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return "";
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  if (!element?.closest("[data-redactable]")) return "";
  return range.toString().replace(/\s+/gu, " ").trim();
}
