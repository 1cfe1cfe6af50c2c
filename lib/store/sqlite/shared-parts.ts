/**
 * Parts that several open generations have in common, loaded once: a new generation mostly uses the files of the one
 * before. Each `take` is to be followed by a `release` when its generation is closed.
 */
export class SharedParts<T> {
  readonly #parts = new Map<string, { loaded: Promise<T>; users: number }>();
  readonly #drop: (part: T) => void;

  /** `drop` is called with what nobody uses any more. */
  constructor(drop: (part: T) => void = () => undefined) {
    this.#drop = drop;
  }

  /** `key` names the file and what is in it. A failure is not remembered. */
  take(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#parts.get(key);
    if (known !== undefined) {
      known.users++;
      return known.loaded;
    }
    const part = { loaded: load(), users: 1 };
    this.#parts.set(key, part);
    part.loaded.catch(() => {
      if (this.#parts.get(key) === part) this.#parts.delete(key);
    });
    return part.loaded;
  }

  release(key: string): void {
    const part = this.#parts.get(key);
    if (part === undefined || --part.users > 0) return;
    this.#parts.delete(key);
    // What failed to load was never anyone's.
    part.loaded.then(this.#drop, () => undefined);
  }
}
