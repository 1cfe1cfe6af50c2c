/** Milliseconds after which an older generation that nobody asks any more is closed. */
const IDLE = 10 * 60_000;

/** Generations open at a time: the newest, and those that questions begun earlier still use. */
const MAX_OPEN = 3;

type Closable = { close(): void };
type Entry<T> = { session: Promise<T>; used: number };

/**
 * Open generations by key. Not every reader says when it is done, so an older one that nobody holds is closed when it has
 * not been used for long, or when too many are open.
 */
export class SessionPool<T extends Closable> {
  readonly #open: (key: string) => Promise<T>;
  /** How many hold each key. */
  readonly #held = new Map<string, number>();
  /** In the order they were opened; the last is the newest. */
  readonly #entries = new Map<string, Entry<T>>();

  constructor(open: (key: string) => Promise<T>) {
    this.#open = open;
    setInterval(() => this.#closeIdle(), IDLE / 10).unref();
  }

  /** Opens it if need be. A failure is not remembered. */
  get(key: string): Promise<T> {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.used = Date.now();
      return known.session;
    }
    const session = this.#open(key);
    this.#entries.set(key, { session, used: Date.now() });
    session.then(
      () => this.#closeSurplus(),
      () => this.#entries.delete(key),
    );
    return session;
  }

  /** One more holds the key, or one fewer; while any does, it is not closed. */
  hold(key: string, change: 1 | -1): void {
    const holders = (this.#held.get(key) ?? 0) + change;
    if (holders > 0) this.#held.set(key, holders);
    else {
      this.#held.delete(key);
      this.#closeSurplus();
    }
  }

  #closeIdle(): void {
    for (const [key, { used }] of this.#closable()) if (Date.now() - used > IDLE) this.#close(key);
  }

  #closeSurplus(): void {
    const closable = this.#closable().sort(([, a], [, b]) => a.used - b.used);
    for (const [key] of closable.slice(0, Math.max(0, this.#entries.size - MAX_OPEN))) this.#close(key);
  }

  /** All but the newest, and what is held. */
  #closable(): [string, Entry<T>][] {
    return [...this.#entries].slice(0, -1).filter(([key]) => !this.#held.has(key));
  }

  #close(key: string): void {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    entry?.session.then(
      (session) => session.close(),
      () => undefined,
    );
  }
}
