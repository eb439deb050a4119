/** When a form is saved by itself, and what follows from each answer. Knows neither page nor network: both are handed in. */

export interface Answer {
  /** "offline" and "failing" are not the server's words: nothing, or nothing sensible, came back. */
  state: "kept" | "nothing" | "changed" | "refused" | "later" | "offline" | "failing";
  detail?: string;
  seen?: string;
  page?: string;
  /** Nobody is signed in any more. */
  signed_out?: boolean;
  theirs?: { body: string; proposed_text: string };
  /** Seconds to wait. */
  wait?: number;
}

export interface Ports {
  /** Sends the form as it stands. `last`: the page may be gone before the answer comes. */
  send(last: boolean): Promise<Answer>;
  /** Keeps the words on this device. */
  shelve(): void;
  /** They are on the server. */
  unshelve(): void;
  /** What became of it, for the person who writes. */
  tell(answer: Answer | "saving"): void;
  /** A timer; the answer stops it. */
  after(milliseconds: number, then: () => void): () => void;
}

const PAUSE = 1500; // after the last key
const LONGEST = 10_000; // somebody who never pauses
const FIRST_RETRY = 5_000;
const LAST_RETRY = 60_000;

export class Saver {
  private version = 0;
  private saved = 0;
  private sending: Promise<void> | null = null;
  private soon: (() => void) | null = null;
  private latest: (() => void) | null = null;
  private retry = FIRST_RETRY;
  private last: Answer["state"] = "kept";
  private ended = false;
  private once = false;

  constructor(
    private readonly ports: Ports,
    private readonly pause = PAUSE,
  ) {}

  /** Everything that was written is on the server. */
  get clean(): boolean {
    return this.version === this.saved;
  }

  get state(): Answer["state"] {
    return this.last;
  }

  /** Something is written that will not get there by itself while the page is left. */
  get atRisk(): boolean {
    return !this.clean && this.last !== "kept" && this.last !== "nothing";
  }

  /** Whether anything was kept, or is on its way. */
  get hasKept(): boolean {
    return this.once;
  }

  /** Nothing is sent from now on; what is on its way is waited for. */
  async end(): Promise<void> {
    this.ended = true;
    this.stopTimers();
    while (this.sending) await this.sending;
    this.stopTimers();
    this.saved = this.version;
  }

  /** Somebody wrote. */
  touch(): void {
    if (this.ended) return;
    this.version++;
    this.ports.shelve();
    if (this.last === "changed" || this.sending) return;
    this.plan(this.pause);
    this.latest ??= this.ports.after(LONGEST, () => void this.flush());
  }

  /** Somebody chose which of two texts holds. */
  decide(): Promise<void> {
    this.last = "kept";
    this.version++;
    return this.flush();
  }

  /** The other text came before this form was opened: nothing is sent until somebody chooses. */
  hold(): void {
    this.version++;
    this.last = "changed";
  }

  /** Sends what has not been sent, and waits for what is on its way. */
  async flush(last = false): Promise<void> {
    this.stopTimers();
    while (this.sending) {
      if (last) return;
      await this.sending;
    }
    if (this.ended || this.clean || this.last === "changed") return;
    this.sending = this.send(last);
    await this.sending;
  }

  private async send(last: boolean): Promise<void> {
    const version = this.version;
    this.once = true;
    if (this.last === "kept" || this.last === "nothing") this.ports.tell("saving");
    let answer: Answer;
    try {
      answer = await this.ports.send(last);
    } catch {
      answer = { state: "failing" };
    }
    this.sending = null;
    this.last = answer.state;
    if (answer.state === "kept" || answer.state === "nothing") {
      this.saved = version;
      this.retry = FIRST_RETRY;
      if (this.clean) this.ports.unshelve();
      else this.plan(this.pause);
    } else if (answer.state === "refused") {
      if (this.version !== version) this.plan(this.pause);
    } else if (answer.state === "later") {
      this.plan((answer.wait ?? 10) * 1000);
    } else if (answer.state === "offline" || answer.state === "failing") {
      this.plan(this.retry);
      this.retry = Math.min(this.retry * 2, LAST_RETRY);
    }
    this.ports.tell(answer);
  }

  private plan(milliseconds: number): void {
    this.soon?.();
    this.soon = this.ports.after(milliseconds, () => void this.flush());
  }

  private stopTimers(): void {
    this.soon?.();
    this.latest?.();
    this.soon = null;
    this.latest = null;
  }
}
