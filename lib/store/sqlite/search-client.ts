import { existsSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { CounterpointError } from "#lib/errors.ts";
import { startThread } from "#lib/worker/start-thread.ts";
import type {
  SearchFailure,
  SearchHold,
  SearchOperation,
  SearchOperations,
  SearchReply,
  SearchRequest,
  SearchWorkerData,
} from "./search-protocol.ts";

type Pending = { resolve: (result: unknown) => void; reject: (error: unknown) => void };

/**
 * Sends searches to a thread of their own, so that the server's event loop stays free. The thread is started with the
 * first call and again after it has died; it does not keep the process alive except while a call is waiting.
 */
export class SearchClient {
  readonly #data: SearchWorkerData;
  readonly #warn: (message: string) => void;
  readonly #program: string;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #calls = 0;

  constructor(data: SearchWorkerData, warn: (message: string) => void, program: string) {
    this.#data = data;
    this.#warn = warn;
    this.#program = program;
  }

  /** Rejects with the signal's reason as soon as it is aborted; the thread's result is then dropped. */
  async call<K extends SearchOperation>(
    key: string,
    operation: K,
    args: Parameters<SearchOperations[K]>,
    signal?: AbortSignal,
  ): Promise<Awaited<ReturnType<SearchOperations[K]>>> {
    signal?.throwIfAborted();
    const worker = this.#start();
    const id = ++this.#calls;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const abort = () => reject(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    this.#pending.set(id, { resolve, reject });
    worker.ref();
    const request: SearchRequest = { id, key, operation, args };
    worker.postMessage(request);
    try {
      return (await promise) as Awaited<ReturnType<SearchOperations[K]>>;
    } finally {
      signal?.removeEventListener("abort", abort);
      this.#pending.delete(id);
      if (this.#pending.size === 0) this.#worker?.unref();
    }
  }

  /** The thread keeps that generation open until the returned function is called. */
  hold(key: string): () => void {
    const worker = this.#start();
    const tell = (hold: 1 | -1) => worker.postMessage({ key, hold } satisfies SearchHold);
    tell(1);
    let isHeld = true;
    return () => {
      // A thread that died since has nothing open.
      if (isHeld && this.#worker === worker) tell(-1);
      isHeld = false;
    };
  }

  /** Ends the thread; calls that are waiting are rejected. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#rejectAll(new CounterpointError("internal", "The index was closed while it was being searched."));
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    if (!existsSync(this.#program)) {
      throw new CounterpointError("internal", `The search program ${this.#program} is missing.`, {
        hint: "Start Counterpoint in its own folder.",
      });
    }
    const worker = startThread(this.#program, { workerData: this.#data });
    worker.on("message", (reply: SearchReply) => this.#receive(reply));
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", () => this.#lose(worker, undefined));
    this.#worker = worker;
    return worker;
  }

  #receive(reply: SearchReply): void {
    if ("warning" in reply) this.#warn(reply.warning);
    else if ("failure" in reply) this.#pending.get(reply.id)?.reject(errorOf(reply.failure));
    else this.#pending.get(reply.id)?.resolve(reply.result);
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const error = new CounterpointError("internal", "The search thread has stopped.", {
      hint: "Ask again; it is started anew.",
      cause,
    });
    this.#rejectAll(error);
  }

  #rejectAll(error: CounterpointError): void {
    for (const { reject } of this.#pending.values()) reject(error);
  }
}

function errorOf({ code, message, hint, detail }: SearchFailure): CounterpointError {
  return new CounterpointError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { cause: new Error(detail) }),
  });
}
