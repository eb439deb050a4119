/**
 * Saves a `<form data-autosave>` while somebody writes, and keeps the words on this device while they cannot be sent.
 * The first saving of a new comment makes it; from then on the address is that of the comment, so that nothing doubles.
 */
import { Saver } from "./saver";
import type { Answer } from "./saver";
import { Shelf } from "./shelf";
import type { Kept } from "./shelf";

/** What the browser still sends while a page goes away. */
const MOST_WHILE_LEAVING = 60_000;

/** The shelf of whoever is signed in; none where the browser gives no room. */
export function shelfOf(root: Document): Shelf | null {
  try {
    return new Shelf(window.localStorage, root.body.dataset.owner ?? "", Date.now);
  } catch {
    return null;
  }
}

/** Takes away what is old or another's, empties the shelf at sign-out, and lists what is on it where a page asks. */
export function tendShelf(root: Document, shelf: Shelf | null): void {
  shelf?.tidy();
  for (const form of root.querySelectorAll("form[data-sign-out]")) form.addEventListener("submit", () => shelf?.clear());
  const list = root.querySelector<HTMLElement>("[data-kept-list]");
  const kept = shelf?.all() ?? [];
  if (!list || kept.length === 0) return;
  for (const one of kept) {
    const item = root.createElement("li");
    const link = root.createElement("a");
    link.href = one.page;
    link.textContent = shortened(one.body || one.proposed);
    item.append(link, ` ${fill(list.dataset.keptSince, moment(one.at))}`);
    list.querySelector("ul")?.append(item);
  }
  list.hidden = false;
}

/** Makes every form that can save by itself do so. */
export function saveByThemselves(root: Document, shelf: Shelf | null): Map<HTMLFormElement, Saver> {
  const savers = new Map<HTMLFormElement, Saver>();
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-autosave]")) savers.set(form, attend(form, shelf));
  return savers;
}

function attend(form: HTMLFormElement, shelf: Shelf | null): Saver {
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
  const words = () => ({ body: field("body").value, proposed: field("proposed_text").value });
  const write = (body: string, proposed: string): void => {
    field("body").value = body;
    field("proposed_text").value = proposed;
    for (const name of ["body", "proposed_text"]) field(name).dispatchEvent(new Event("input", { bubbles: true }));
    if (proposed) field("proposed_text").closest("details")?.setAttribute("open", "");
  };
  let place = form.dataset.place ?? "";
  let page = `${location.pathname}${location.search}`;
  const telling = teller(form);

  const saver = new Saver({
    async send(last) {
      const turn = Number(field("turn").value || 0) + 1;
      field("turn").value = String(turn);
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
      const answer = await post(form.dataset.autosave ?? "", fields, last && String(fields).length < MOST_WHILE_LEAVING);
      if (answer.seen && answer.state === "kept") field("seen").value = answer.seen;
      if (answer.state === "kept" && answer.page && answer.page !== page) {
        // What was kept before under the address of a new comment is there now.
        shelf?.drop({ place, key: field("key").value });
        page = answer.page;
        place = `comment ${page.split("/").pop()}`;
        history.replaceState(null, "", page);
      }
      return answer;
    },
    shelve() {
      const { body, proposed } = words();
      const [key, turn] = [field("key").value, Number(field("turn").value || 0)];
      shelf?.put({ place, page, at: Date.now(), key, turn, body, proposed, base: said(form, "base"), errata: said(form, "errata") });
    },
    unshelve: () => shelf?.drop({ place, key: field("key").value }),
    tell: telling,
    after(milliseconds, then) {
      const timer = window.setTimeout(then, milliseconds);
      return () => window.clearTimeout(timer);
    },
  });

  form.addEventListener("input", () => saver.touch());
  form.addEventListener("focusout", () => void saver.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void saver.flush(true);
  });
  window.addEventListener("pagehide", () => void saver.flush(true));
  window.addEventListener("online", () => void saver.flush());
  window.addEventListener("offline", () => {
    if (!saver.clean) telling({ state: "offline" });
  });
  sendWhenSaved(form, saver);
  leaveNothingBehind(form, saver, () => shelf?.drop({ place, key: field("key").value }));
  offerTheirs(form, saver, words, write, telling);
  if (shelf) offerKept(form, shelf, place, words, write);
  // Shown again with words that were not kept.
  if (form.dataset.unsaved === "yes" && saver.state !== "changed") saver.touch();
  return saver;
}

async function post(address: string, fields: URLSearchParams, keepalive: boolean): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(address, { method: "POST", body: fields, redirect: "manual", keepalive });
  } catch {
    return { state: navigator.onLine ? "failing" : "offline" };
  }
  const type = response.headers.get("Content-Type") ?? "";
  if (!/^application\/(problem\+)?json/.test(type)) return { state: "failing" };
  const answer = (await response.json()) as Answer;
  const wait = Number(response.headers.get("Retry-After") ?? 0);
  return wait > 0 ? { ...answer, wait } : answer;
}

/** The button sends the form only once its words are kept, or the server wants something else first. */
function sendWhenSaved(form: HTMLFormElement, saver: Saver): void {
  let checked = false;
  form.addEventListener("submit", (event) => {
    if (checked || saver.clean) {
      const turn = form.elements.namedItem("turn") as HTMLInputElement;
      // A form that never sent anything goes the way of a page without scripts.
      if (turn.value) turn.value = String(Number(turn.value) + 1);
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    void saver.flush().then(() => {
      if (["offline", "failing", "changed"].includes(saver.state)) return;
      checked = true;
      form.requestSubmit(button);
      checked = false;
    });
  });
}

/** Cancel takes away what was kept by itself: a new comment as a whole, of one that was there what was changed. */
function leaveNothingBehind(form: HTMLFormElement, saver: Saver, forget: () => void): void {
  const cancel = form.querySelector<HTMLAnchorElement>("a.utrecht-button--subtle");
  cancel?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void saver.end().then(() => {
      forget();
      if (!saver.hasKept || !navigator.onLine) {
        location.href = cancel.href;
        return;
      }
      // Its property of that name is a button.
      if (form.dataset.cancel) form.setAttribute("action", form.dataset.cancel);
      else {
        // Shown with the words it had: those are kept again.
        form.reset();
        const turn = form.elements.namedItem("turn") as HTMLInputElement;
        turn.value = String(Number(turn.value || 0) + 1);
        const action = form.ownerDocument.createElement("input");
        Object.assign(action, { type: "hidden", name: "action", value: "cancel" });
        form.append(action);
      }
      form.submit();
    });
  });
}

/** Says what became of the words: in sight always, aloud only when it is news. */
function teller(form: HTMLFormElement): (answer: Answer | "saving") => void {
  const shown = form.querySelector<HTMLElement>("[data-autosave-shown]");
  const spoken = form.querySelector<HTMLElement>("[data-autosave-spoken]");
  let news = "";
  return (answer) => {
    if (!shown || !spoken) return;
    const texts = shown.dataset;
    if (answer === "saving") {
      shown.textContent = texts.saving ?? "";
      return;
    }
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    const { state, detail = "" } = answer;
    if (state === "nothing") shown.textContent = "";
    else if (state === "kept") shown.textContent = fill(detail ? texts.but : texts.saved, time, detail);
    else if (state === "refused" || state === "later") shown.textContent = fill(texts.refused, time, detail);
    else shown.textContent = texts[state] ?? "";
    shown.classList.toggle("polder-autosave--not", !["kept", "nothing"].includes(state));
    if (state === "changed") {
      if (answer.theirs) form.dispatchEvent(new CustomEvent("polder-changed", { detail: answer }));
      shown.append(" ", linkTo("theirs"));
    }
    if (answer.signed_out) {
      const back = `${location.pathname}${location.search}`;
      const link = document.createElement("a");
      link.href = `/sign-in?next=${encodeURIComponent(back)}`;
      link.textContent = texts.signIn ?? "";
      shown.append(" ", link);
    }
    const now = `${state} ${detail}`;
    if (now !== news) spoken.textContent = shown.textContent;
    news = now;
  };
}

function linkTo(id: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = `#${id}`;
  link.textContent = document.querySelector(`#${id} h2`)?.textContent ?? "";
  return link;
}

type Words = () => { body: string; proposed: string };
type Write = (body: string, proposed: string) => void;

/** Of two texts for one comment both stay in sight until somebody chooses. */
function offerTheirs(form: HTMLFormElement, saver: Saver, words: Words, write: Write, tell: (answer: Answer) => void): void {
  const panel = document.querySelector<HTMLElement>("[data-theirs]");
  if (!panel) return;
  const part = (name: string) => panel.querySelector<HTMLElement>(`[data-theirs-${name}]`);
  const show = (body: string, proposed: string): void => {
    const [body_, proposed_, proposal, choice] = ["body", "proposed", "proposal", "choice"].map(part);
    if (body_) body_.textContent = body;
    if (proposed_) proposed_.textContent = proposed;
    if (proposal) proposal.hidden = proposed === "";
    if (choice) choice.hidden = false;
    panel.hidden = false;
  };
  form.addEventListener("polder-changed", (event) => {
    const answer = (event as CustomEvent<Answer>).detail;
    const seen = form.elements.namedItem("seen") as HTMLInputElement;
    if (answer.seen) seen.value = answer.seen;
    show(answer.theirs?.body ?? "", answer.theirs?.proposed_text ?? "");
  });
  part("keep")?.addEventListener("click", () => {
    panel.hidden = true;
    void saver.decide();
    (form.elements.namedItem("body") as HTMLElement).focus();
  });
  part("exchange")?.addEventListener("click", () => {
    const mine = words();
    write(part("body")?.textContent ?? "", part("proposed")?.textContent ?? "");
    show(mine.body, mine.proposed);
  });
  if (!panel.hidden) {
    saver.hold();
    const [body, proposed] = ["body", "proposed"].map((name) => part(name)?.textContent ?? "");
    show(body ?? "", proposed ?? "");
    tell({ state: "changed" });
  }
}

/** Words kept here for this form, unless it holds them already: put back or thrown away, as somebody chooses. */
function offerKept(form: HTMLFormElement, shelf: Shelf, place: string, words: Words, write: Write): void {
  const panel = document.querySelector<HTMLElement>("[data-kept]");
  if (!panel) return;
  const part = (name: string) => panel.querySelector<HTMLElement>(`[data-kept-${name}]`);
  let offered: Kept | undefined;
  const next = (): void => {
    const here = words();
    offered = undefined;
    for (const kept of shelf.all().filter((one) => one.place === place)) {
      if (kept.body === here.body && kept.proposed === here.proposed) shelf.drop(kept);
      else offered ??= kept;
    }
    panel.hidden = !offered;
    if (!offered) return;
    const since = part("since");
    if (since) since.textContent = fill(since.dataset.keptSince, moment(offered.at));
    for (const [name, text] of [["body", offered.body], ["proposed", offered.proposed === here.proposed ? "" : offered.proposed]] as const) {
      const shown = part(name);
      if (shown) shown.textContent = text;
    }
  };
  const done = (): void => {
    next();
    if (panel.hidden) (form.elements.namedItem("body") as HTMLElement).focus();
  };
  part("use")?.addEventListener("click", () => {
    if (!offered) return;
    shelf.drop(offered);
    if (place.startsWith("round ")) {
      // It may have arrived after all: with the same key it stays one comment.
      (form.elements.namedItem("key") as HTMLInputElement).value = offered.key;
      (form.elements.namedItem("turn") as HTMLInputElement).value = String(offered.turn);
    }
    write(offered.body, offered.proposed);
    readAsThen(form, offered);
    done();
  });
  part("drop")?.addEventListener("click", () => {
    if (offered) shelf.drop(offered);
    done();
  });
  next();
}

/** Words proposed before a typing error was mended are compared with what stood there then; not where a part was chosen since,
 * which is counted in the text as it is here. */
function readAsThen(form: HTMLFormElement, { base, errata }: Kept): void {
  const [begun, seen] = [form.elements.namedItem("base"), form.elements.namedItem("errata")];
  if (!base || !errata || !(begun instanceof HTMLInputElement) || !(seen instanceof HTMLInputElement)) return;
  if (/^\d/.test(said(form, "sentence"))) return;
  begun.value = base;
  seen.value = errata;
}

/** What a field of a form holds, or what is chosen; "" where there is none. */
function said(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

function fill(text = "", time = "", reason = ""): string {
  return text.replace("%t", () => time).replace("%n", () => reason);
}

function moment(at: number): string {
  return new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}

function shortened(text: string): string {
  const signs = [...text.replace(/\s+/g, " ").trim()];
  return signs.length > 80 ? `${signs.slice(0, 80).join("")}…` : signs.join("");
}
