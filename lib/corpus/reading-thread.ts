import type { Worker } from "node:worker_threads";
import { startThread, threadProgram } from "#lib/worker/start-thread.ts";
import type { ParsedArticle } from "./parse-article.ts";
import type { ReadingTask } from "./reading-worker.ts";

/** Milliseconds for one file or record, and megabytes for the thread: what takes more was made to. */
const LIMIT_MS = 30_000;
/** A document of a thousand pages takes this long. */
const PDF_LIMIT_MS = 60_000;
const MOST_MEMORY = 1500;

const limitOf = ({ format }: Pick<ReadingTask, "format">): number =>
  format === "pdf" ? PDF_LIMIT_MS : LIMIT_MS;

type Waiting = { task: ReadingTask; resolve: (parsed: ParsedArticle) => void };

/**
 * Reads files and records in a thread of its own, one after the other, so that none of them, however damaged or made up,
 * ends the program, takes its memory, or keeps it for longer than a limit. What fails so becomes that file's reason; the
 * thread is replaced, and reads on with the next. It does not keep the program alive.
 */
export class ReadingThread {
  readonly #limitMs: (task: Pick<ReadingTask, "format">) => number;
  /** The first is being read. */
  #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs = limitOf) {
    this.#limitMs = limitMs;
  }

  /** Never rejects: whatever goes wrong is the reason why there is no article. */
  parse(task: ReadingTask): Promise<ParsedArticle> {
    return new Promise((resolve) => {
      this.#waiting.push({ task, resolve });
      if (this.#worker === undefined) this.#start();
      else this.#send(task);
      if (this.#waiting.length === 1) this.#watch();
    });
  }

  close(): void {
    this.#stop();
    this.#waiting = [];
  }

  /** A new thread, with everything that waits. */
  #start(): void {
    const worker = startThread(threadProgram("lib/corpus/reading-worker.ts"), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    worker.on("message", (parsed: ParsedArticle) => this.#finish(parsed));
    worker.on("error", (error) => this.#replace(`cannot be read: ${error.message}`));
    // Last, because a listener for messages makes the process wait for the thread again.
    worker.unref();
    this.#worker = worker;
    for (const { task } of this.#waiting) this.#send(task);
  }

  #send(task: ReadingTask): void {
    // A view would take along the whole buffer below it, which may be a megabyte of other records.
    const bytes = new Uint8Array(task.bytes);
    this.#worker?.postMessage({ ...task, bytes }, [bytes.buffer]);
  }

  #finish(parsed: ParsedArticle): void {
    this.#waiting.shift()?.resolve(parsed);
    this.#watch();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const [first] = this.#waiting;
    if (first === undefined) return;
    const limit = this.#limitMs(first.task);
    this.#timer = setTimeout(() => this.#replace(`takes longer than ${limit / 1000} seconds to read`), limit);
  }

  /** Gives up the first that waits, for this reason, and goes on with the others. */
  #replace(reason: string): void {
    this.#stop();
    const failed = this.#waiting.shift();
    if (this.#waiting.length > 0) this.#start();
    this.#watch();
    failed?.resolve({ ok: false, reason });
  }

  #stop(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.removeAllListeners();
    // An error of the ended thread is nobody's any more, but must be heard.
    worker?.on("error", () => undefined);
    void worker?.terminate();
  }
}

let shared: ReadingThread | undefined;

/** The process's one: kept for the next run, since a thread takes a while to start. */
export function sharedReadingThread(): ReadingThread {
  shared ??= new ReadingThread();
  return shared;
}
