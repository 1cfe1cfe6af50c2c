import { Worker } from "node:worker_threads";
import type { SourceText } from "../source-text.ts";
import type { PdfReply, PdfRequest } from "./pdf-worker.ts";

/** Milliseconds for one file, and megabytes: what takes more was made to. */
const LONGEST = 60_000;
const MOST_MEMORY = 1500;

let shared: Worker | undefined;
let lastId = 0;

/**
 * `readPdf` in a thread of its own, so that no file, however damaged, ends the program, takes its memory, or keeps it for
 * over a minute. The thread is kept for the next file, and is replaced after a failure; it does not keep the program alive.
 */
export function readPdfApart(bytes: Uint8Array): Promise<SourceText> {
  shared ??= startWorker();
  const worker = shared;
  const id = ++lastId;
  return new Promise((resolve) => {
    const finish = (source: SourceText, isBroken: boolean): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError);
      if (isBroken) {
        if (shared === worker) shared = undefined;
        void worker.terminate();
      }
      resolve(source);
    };
    const onMessage = (reply: PdfReply): void => {
      if (reply.id === id) finish(reply.source, false);
    };
    const onError = (error: Error): void =>
      finish({ ok: false, reason: `cannot be read: ${error.message}` }, true);
    const timer = setTimeout(
      () => finish({ ok: false, reason: "takes longer than a minute to read" }, true),
      LONGEST,
    );
    worker.on("message", onMessage).on("error", onError);
    worker.postMessage({ id, bytes } satisfies PdfRequest);
  });
}

function startWorker(): Worker {
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  worker.on("error", () => {
    if (shared === worker) shared = undefined;
  });
  worker.unref();
  return worker;
}
