/** Milliseconds after which an older generation that nobody asks any more is closed. */
const IDLE = 10 * 60_000;

/** Generations open at a time: the newest, and those that questions begun earlier still use. */
const MAX_OPEN = 3;

type Closable = { close(): void };
type Entry<T> = { session: Promise<T>; used: number };

/**
 * Open generations by key. Their readers cannot say when they are done, so an older one is closed when it has not been
 * used for long, or when too many are open.
 */
export class SessionPool<T extends Closable> {
  readonly #open: (key: string) => Promise<T>;
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

  #closeIdle(): void {
    for (const [key, { used }] of this.#older()) if (Date.now() - used > IDLE) this.#close(key);
  }

  #closeSurplus(): void {
    const older = this.#older().sort(([, a], [, b]) => a.used - b.used);
    for (const [key] of older.slice(0, Math.max(0, this.#entries.size - MAX_OPEN))) this.#close(key);
  }

  #older(): [string, Entry<T>][] {
    return [...this.#entries].slice(0, -1);
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
