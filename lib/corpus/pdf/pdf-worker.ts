import { parentPort } from "node:worker_threads";
import type { SourceText } from "../source-text.ts";
import { readPdf } from "./read-pdf.ts";

/** What goes to the worker, and what comes back for it. */
export type PdfRequest = { id: number; bytes: Uint8Array };
export type PdfReply = { id: number; source: SourceText };

// On some damaged files pdf.js lets promises fail that nobody waits for. What is waited for fails or ends all the same.
process.on("unhandledRejection", () => undefined);

parentPort?.on("message", async ({ id, bytes }: PdfRequest) => {
  const source = await readPdf(bytes).catch(
    (error): SourceText => ({
      ok: false,
      reason: `cannot be read: ${error instanceof Error ? error.message : error}`,
    }),
  );
  parentPort?.postMessage({ id, source } satisfies PdfReply);
});
