/** Work that takes several turns, and what has to wait for its end. */
export class UnderWay {
  readonly #works = new Set<Promise<unknown>>();

  /** Returns the work itself. */
  add<T>(work: Promise<T>): Promise<T> {
    this.#works.add(work);
    const end = () => this.#works.delete(work);
    work.then(end, end);
    return work;
  }

  /** Calls `done` when all that is under way now has ended, however it ends: at once when nothing is. */
  afterwards(done: () => void): void {
    if (this.#works.size === 0) done();
    else Promise.allSettled(this.#works).then(done);
  }
}
