import type { AskingTools } from "../bench-tools.ts";

/** Of one kind of call: how many a question needs, and how long all of them last, in milliseconds a question. */
export type Part = { name: string; calls: number; milliseconds: number };

/**
 * Tells where a retrieval's time goes. Calls overlap, so that the parts may add up to more than the whole; `outside`
 * is the time during which none of them runs, the retrieval's own work.
 */
export class PartClock {
  readonly #parts = new Map<string, { calls: number; milliseconds: number }>();
  #running = 0;
  #busySince = 0;
  #busy = 0;

  /** The same tools, each of their calls timed. */
  timed({ reader, embedder, ...rest }: AskingTools): AskingTools {
    const { similarTerms } = embedder;
    return {
      ...rest,
      reader: {
        ...reader,
        statistics: (words) => this.#time("statistics", () => reader.statistics(words)),
        catalogue: (filter) => this.#time("catalogue", () => reader.catalogue(filter)),
        runInWorker: (operation, given, signal) =>
          this.#time("searching and ranking", () => reader.runInWorker(operation, given, signal)),
      },
      embedder: {
        ...embedder,
        embed: (...args) => this.#time("embed", () => embedder.embed(...args)),
        ...(similarTerms && {
          similarTerms: (...args: Parameters<typeof similarTerms>) =>
            this.#time("similar terms", () => similarTerms(...args)),
        }),
      },
    };
  }

  parts(questions: number, total: number): Part[] {
    const parts = Array.from(this.#parts, ([name, { calls, milliseconds }]) => ({
      name,
      calls: calls / questions,
      milliseconds: milliseconds / questions,
    }));
    parts.sort((a, b) => b.milliseconds - a.milliseconds);
    return [...parts, { name: "outside", calls: 1, milliseconds: (total - this.#busy) / questions }];
  }

  async #time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    if (this.#running++ === 0) this.#busySince = started;
    try {
      return await work();
    } finally {
      const ended = performance.now();
      if (--this.#running === 0) this.#busy += ended - this.#busySince;
      const part = this.#parts.get(name) ?? { calls: 0, milliseconds: 0 };
      this.#parts.set(name, { calls: part.calls + 1, milliseconds: part.milliseconds + ended - started });
    }
  }
}
