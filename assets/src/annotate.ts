/**
 * Select words of the text and comment on them. Loaded where a round takes comments; the form offers the same without
 * scripts, sentence by sentence.
 */
import { createTextAnnotator } from "@recogito/text-annotator";
import type { TextAnnotation } from "@recogito/text-annotator";
import { offsetIn, selectWords } from "./scripts/selection";

/** What holds the words of a passage, and nothing else. */
const WORDS = ".polder-passage__words, .polder-passage--heading .polder-passage__text";

function offerComments(text: HTMLElement): void {
  const link = document.createElement("a");
  link.className = "utrecht-button utrecht-button-link utrecht-button--primary-action polder-button--small polder-select-action";
  link.textContent = text.dataset.annotateLabel ?? "";
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  text.before(status);

  const forget = (): void => {
    link.remove();
    status.textContent = "";
  };
  const offer = (range: Range): void => {
    const href = address(text, range);
    if (!href) {
      forget();
      return;
    }
    link.href = href;
    // Of a selection over several passages only the words in the first are taken, and the button says so.
    link.textContent = (endsElsewhere(range) ? text.dataset.annotateFirst : text.dataset.annotateLabel) ?? "";
    const passage = closest(range.startContainer, ".polder-passage");
    // Next in the order of the keyboard, near the words for the eye.
    (passage?.querySelector(WORDS)?.parentElement ?? passage)?.after(link);
    const words = range.getBoundingClientRect();
    const origin = (link.offsetParent ?? document.body).getBoundingClientRect();
    link.style.insetBlockStart = `${words.bottom - origin.top + 6}px`;
    link.style.insetInlineStart = `${Math.max(0, words.left - origin.left)}px`;
    status.textContent = link.textContent;
  };
  offerWithoutMouse(text, offer);
  const annotator = whenTouched(text, () => {
    const made = createTextAnnotator(text, { annotatingEnabled: true, renderer: "SPANS" });
    made.on("createAnnotation", (annotation) => {
      const range = (annotation as TextAnnotation).target.selector[0]?.range;
      if (range) offer(range);
    });
    made.on("selectionChanged", (selected) => {
      if (selected.length === 0) {
        forget();
        made.clearAnnotations();
      }
    });
    return made;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && link.isConnected) {
      annotator()?.cancelSelected();
      forget();
    }
  });
}

/** The library measures the whole text, which a long one makes felt: only once somebody is about to select. */
function whenTouched<T>(text: HTMLElement, make: () => T): () => T | undefined {
  let made: T | undefined;
  const begin = (): void => {
    made ??= make();
    text.removeEventListener("pointerover", begin, true);
    text.removeEventListener("pointerdown", begin, true);
    document.removeEventListener("keydown", begin, true);
  };
  text.addEventListener("pointerover", begin, true);
  text.addEventListener("pointerdown", begin, true);
  document.addEventListener("keydown", begin, true);
  return () => made;
}

/**
 * A long press or the keyboard selects through the system, which sends no pointer events the library could go by: what
 * has been selected for a moment is taken as it is.
 */
function offerWithoutMouse(text: HTMLElement, offer: (range: Range) => void): void {
  let pointer = "";
  let waiting = 0;
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
  });
  document.addEventListener("keydown", () => {
    pointer = "";
  });
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    if (pointer === "mouse") return;
    waiting = window.setTimeout(() => {
      const selection = document.getSelection();
      const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      if (range && text.contains(range.commonAncestorContainer)) offer(range);
    }, 400);
  });
}

function closest(node: Node, selector: string): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(selector) ?? null;
}

/** Whether a selection goes on in another passage than it began in. */
function endsElsewhere(range: Range): boolean {
  const begin = closest(range.startContainer, WORDS);
  const end = closest(range.endContainer, WORDS);
  return begin !== null && end !== null && begin !== end && range.endOffset > 0;
}

/** Where a comment on the selected words is made; words of one passage only, the first that is touched. */
function address(text: HTMLElement, range: Range): string | null {
  const words = closest(range.startContainer, WORDS) ?? closest(range.endContainer, WORDS);
  const passage = words?.closest<HTMLElement>(".polder-passage[id]");
  if (!words || !passage) return null;
  const raw = textOf(words);
  const from = words.contains(range.startContainer) ? raw.at(range.startContainer, range.startOffset) : 0;
  const to = words.contains(range.endContainer) ? raw.at(range.endContainer, range.endOffset) : raw.text.length;
  const selected = selectWords(raw.text, from, to);
  if (!selected) return null;
  const query = new URLSearchParams({
    passage: passage.id,
    quote: selected.exact,
    prefix: selected.prefix,
    suffix: selected.suffix,
    start: String(selected.start),
    // Where one reads on afterwards.
    at: passage.id,
  });
  return `${text.dataset.annotate}?${query}`;
}

/** The words of a passage without the number printed beside them. */
function textOf(words: HTMLElement): { text: string; at: (node: Node, offset: number) => number } {
  const number = words.querySelector(".polder-passage__number");
  const skipped = number ? offsetIn(words, number, number.childNodes.length) : 0;
  const whole = words.ownerDocument.createRange();
  whole.selectNodeContents(words);
  return {
    text: whole.toString().slice(skipped),
    at: (node, offset) => Math.max(0, offsetIn(words, node, offset) - skipped),
  };
}

for (const text of document.querySelectorAll<HTMLElement>("[data-annotate]")) offerComments(text);
