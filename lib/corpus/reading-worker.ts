import { parentPort } from "node:worker_threads";
import type { ArticleFormat } from "#lib/formats/article-format.ts";
import { type Beside, type ParsedArticle, parseFile, parseRecord } from "./parse-article.ts";

/** What is to be read: a file that is one article, or a line of a JSONL file. */
export type ReadingTask = {
  bytes: Uint8Array;
  /** The file's path in the corpus; for a line with its number. */
  place: string;
  beside: Beside;
  /** Absent for a line of a JSONL file. */
  format?: ArticleFormat;
};

export async function parseTask({ bytes, place, beside, format }: ReadingTask): Promise<ParsedArticle> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return format === undefined
      ? parseRecord(buffer, place, beside.correction)
      : await parseFile(buffer, { path: place, format }, beside);
  } catch (error) {
    return { ok: false, reason: `cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

if (parentPort !== null) {
  // On some damaged files pdf.js lets promises fail that nobody waits for. What is waited for fails or ends all the same.
  process.on("unhandledRejection", () => undefined);
  const port = parentPort;
  // One after the other, so that the time that passes is the time of the one that is next to be answered.
  let last: Promise<void> = Promise.resolve();
  port.on("message", (task: ReadingTask) => {
    last = last.then(async () => port.postMessage(await parseTask(task)));
  });
}
