import { setTimeout as sleep } from "node:timers/promises";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import type { IngestionState, IngestProgress, IngestReport } from "#lib/schema/ingestion.ts";

type Ingest = (
  onProgress: (progress: IngestProgress) => void,
  options: { allowRemovals: boolean },
) => Promise<IngestReport>;

const RETRY_MS = 2_000;
const PATIENCE_MS = 30 * 60_000;

/**
 * Runs ingestions one at a time. Whoever asks while one runs shares the next one, because the running one may have
 * passed his files by. While another process holds the index, it waits and tries again, for half an hour at most.
 */
export class IngestionRunner {
  readonly #ingest: Ingest;
  readonly #retryMs: number;
  #running: Promise<IngestReport> | undefined;
  #next: Promise<IngestReport> | undefined;
  /** Somebody said so, for the run that begins next. */
  #removalsAllowed = false;
  #state: IngestionState = { status: "idle", isNextAsked: false, runs: 0 };

  constructor(ingest: Ingest, { retryMs = RETRY_MS } = {}) {
    this.#ingest = ingest;
    this.#retryMs = retryMs;
  }

  get state(): IngestionState {
    return { ...this.#state, isNextAsked: this.#next !== undefined };
  }

  /**
   * The report of a run that begins after this call; rejects with the reason why it failed. `allowRemovals`: also when it
   * takes most of the index away.
   */
  request({ allowRemovals = false } = {}): Promise<IngestReport> {
    this.#removalsAllowed ||= allowRemovals;
    if (this.#next !== undefined) return this.#next;
    if (this.#running === undefined) return this.#start();
    const start = () => this.#start();
    this.#next = this.#running.then(start, start);
    return this.#next;
  }

  #start(): Promise<IngestReport> {
    this.#next = undefined;
    const run = this.#run().finally(() => {
      if (this.#running === run) this.#running = undefined;
    });
    this.#running = run;
    return run;
  }

  async #run(): Promise<IngestReport> {
    const { runs } = this.#state;
    const options = { allowRemovals: this.#removalsAllowed };
    this.#removalsAllowed = false;
    try {
      const report = await this.#ingestWhenFree(options);
      this.#state = { status: "idle", isNextAsked: false, runs: runs + 1 };
      return report;
    } catch (thrown) {
      const failure = toCounterpointError(thrown).toJSON();
      this.#state = { status: "idle", isNextAsked: false, runs: runs + 1, failure };
      throw thrown;
    }
  }

  async #ingestWhenFree(options: { allowRemovals: boolean }): Promise<IngestReport> {
    const { runs } = this.#state;
    const since = new Date().toISOString();
    const started = performance.now();
    for (;;) {
      this.#state = { status: "running", since, isNextAsked: false, runs };
      try {
        return await this.#ingest((progress) => {
          this.#state = { status: "running", since, progress, isNextAsked: false, runs };
        }, options);
      } catch (thrown) {
        const isLocked = thrown instanceof CounterpointError && thrown.code === "index-locked";
        if (!isLocked || performance.now() - started > PATIENCE_MS) throw thrown;
        this.#state = { status: "waiting", since, reason: thrown.message, isNextAsked: false, runs };
        await sleep(this.#retryMs);
      }
    }
  }
}
