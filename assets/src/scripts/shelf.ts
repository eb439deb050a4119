/**
 * Words this browser keeps because they could not be sent yet. Each person has a shelf of their own: whoever signs in
 * here next takes the words of others away unseen, and everything goes at sign-out and after some days.
 */
export interface Kept {
  /** What the form is about, the same whenever it is opened. */
  place: string;
  /** Address at which the form can be opened. */
  page: string;
  /** When, in milliseconds since 1970. */
  at: number;
  /** The form's key and what it counted, so that what arrives twice makes one comment. */
  key: string;
  turn: number;
  body: string;
  proposed: string;
  /** The words that the proposed ones began with, and how many typing errors had been mended in them; "" without any. */
  base?: string;
  errata?: string;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "polder-kept/";
const DAYS = 7;
const MOST = 20;
const LONGEST = 100_000; // characters of one entry

export class Shelf {
  constructor(
    private readonly store: Store,
    private readonly owner: string,
    private readonly now: () => number,
  ) {}

  /** Keeps words; false when there is no room, or nobody whose they are. A form without any keeps nothing. */
  put(kept: Kept): boolean {
    const text = JSON.stringify(kept);
    if (!this.owner || text.length > LONGEST) return false;
    if (read(text) === null) {
      this.drop(kept);
      return true;
    }
    try {
      this.store.setItem(this.nameOf(kept), text);
    } catch {
      return false;
    }
    for (const old of this.all().slice(MOST)) this.drop(old);
    return true;
  }

  drop(kept: Pick<Kept, "place" | "key">): void {
    this.store.removeItem(this.nameOf(kept));
  }

  /** Everything of this person, the newest first. */
  all(): Kept[] {
    const own = `${PREFIX}${this.owner}/`;
    if (!this.owner) return [];
    return this.names()
      .filter((name) => name.startsWith(own))
      .map((name) => read(this.store.getItem(name)))
      .filter((kept): kept is Kept => kept !== null)
      .sort((a, b) => b.at - a.at);
  }

  /** Throws away what is old or cannot be read and, when somebody is signed in, what is another's. */
  tidy(): void {
    const own = `${PREFIX}${this.owner}/`;
    const oldest = this.now() - DAYS * 24 * 3600 * 1000;
    for (const name of this.names()) {
      const kept = read(this.store.getItem(name));
      const foreign = this.owner !== "" && !name.startsWith(own);
      if (foreign || kept === null || kept.at < oldest || kept.at > this.now() + 3600 * 1000) this.store.removeItem(name);
    }
  }

  /** Throws everything away, whoever's it is. */
  clear(): void {
    for (const name of this.names()) this.store.removeItem(name);
  }

  private nameOf(kept: Pick<Kept, "place" | "key">): string {
    return `${PREFIX}${this.owner}/${kept.place}/${kept.key}`;
  }

  private names(): string[] {
    const names: string[] = [];
    for (let index = 0; index < this.store.length; index++) {
      const name = this.store.key(index);
      if (name?.startsWith(PREFIX)) names.push(name);
    }
    return names;
  }
}

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? "") as Partial<Kept> | null;
    const words = [kept?.place, kept?.page, kept?.key, kept?.body, kept?.proposed].every((one) => typeof one === "string");
    // An address of ours and nothing else is ever made a link.
    const some = `${kept?.body}${kept?.proposed}`.trim() !== "";
    const whole = words && some && typeof kept?.at === "number" && typeof kept.turn === "number" && /^\/(?!\/)/.test(kept.page ?? "");
    return whole ? (kept as Kept) : null;
  } catch {
    return null;
  }
}
