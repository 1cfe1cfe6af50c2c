import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { forgetFailure, keepFailure } from "#lib/pipeline/failed-ingestion.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { keepIngestion } from "#lib/pipeline/last-ingestion.ts";
import type { Runtime } from "#lib/runtime.ts";
import type { IngestProgress, IngestReport } from "#lib/schema/ingestion.ts";
import { plainLine } from "#lib/text/plain-line.ts";
import { plural } from "./plural.ts";
import { createProgressLine } from "./progress-line.ts";
import { say } from "./say.ts";

export type IngestOutput = {
  /** No progress: the output is for programs. */
  silent?: boolean;
  /** Takes the progress instead of the terminal. */
  onProgress?: (progress: IngestProgress) => void;
  /** See `IngestOptions`. */
  allowRemovals?: boolean;
};

/** For which another ingestion is waited for at a start. */
const LOCK_PATIENCE_MS = 15_000;

/** The last: the program that started this one, and reads its progress, is gone. */
const ENDS = ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const;

/**
 * Ingests with progress on stderr, and keeps the report for the library page; undefined after Ctrl-C, when the last
 * published index stands.
 */
export async function ingestWithProgress(
  runtime: Runtime,
  output: IngestOutput = {},
): Promise<IngestReport | undefined> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  for (const event of ENDS) process.once(event, stop);
  const line = createProgressLine(process.stderr, output.silent === true || output.onProgress !== undefined);
  try {
    const report = await ingestCorpus({
      corpusDir: runtime.config.corpusDir,
      store: runtime.store,
      embedders: runtime.embedders,
      signal: interrupt.signal,
      allowRemovals: output.allowRemovals === true,
      onProgress: output.onProgress ?? line.update,
    });
    await keepIngestion(runtime.config.dataDir, report, async () => {
      return (await (await runtime.store.reader())?.catalogue()) ?? [];
    });
    await forgetFailure(runtime.config.dataDir);
    return report;
  } catch (thrown) {
    if (!interrupt.signal.aborted) {
      const failure = toCounterpointError(thrown);
      // Another process ingests: it will tell how that ends.
      if (failure.code !== "index-locked") await keepFailure(runtime.config.dataDir, failure);
      throw thrown;
    }
    console.error("Stopped. The last published index is unchanged.");
    return undefined;
  } finally {
    line.end();
    for (const event of ENDS) process.off(event, stop);
  }
}

/**
 * Ingests for a server that is about to start. Where that fails and an index was published before, the failure is told
 * in words and the server may serve that index; undefined after Ctrl-C.
 */
export async function ingestOrServeLast(runtime: Runtime): Promise<string | undefined> {
  try {
    const report = await ingestWhenFree(runtime);
    return report && renderReport(report, runtime.config.corpusDir);
  } catch (thrown) {
    const { code, message, hint } = toCounterpointError(thrown);
    if (code === "internal") say.error(inspect(thrown));
    const last = await runtime.store.reader().catch(() => null);
    if (last === null) throw thrown;
    const { articles, publishedAt } = last.manifest;
    return [
      "",
      "WARNING: The corpus folder could not be ingested: its changes are not in the index.",
      `  ${message}${hint === undefined ? "" : ` ${hint}`}`,
      `  Serving the last index: ${plural(articles, "article")}, of ${publishedAt}.`,
      "",
    ].join("\n");
  }
}

/** One whose server was just stopped is ending, too: it is waited for. */
async function ingestWhenFree(runtime: Runtime): Promise<IngestReport | undefined> {
  const started = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      return await ingestWithProgress(runtime);
    } catch (thrown) {
      const isLocked = thrown instanceof CounterpointError && thrown.code === "index-locked";
      if (!isLocked || performance.now() - started > LOCK_PATIENCE_MS) throw thrown;
      if (tries === 1) say.error(`${thrown.message} Waiting for it …`);
      await sleep(500);
    }
  }
}

const HOW_TO_ADD =
  "Put some there (.html, .mhtml, .pdf, .docx, .md, .txt, .jsonl) and ingest again, or start the chat and drop them on its library page.";

/** What came of an ingestion, for a person. */
export function renderReport(report: IngestReport, corpusDir: string): string {
  const { articles, passages, added, updated, removed, unchanged, generation, milliseconds } = report;
  const counts = [`${added} new`, `${updated} changed`, `${removed} removed`, `${unchanged} unchanged`].join(
    ", ",
  );
  const state = report.published ? `generation ${generation}` : `generation ${generation} is up to date`;
  const faults = [
    // A file's name may hold anything, also the end of a line.
    ...report.problems.map(({ path, reason }) => `  not ingested: ${plainLine(path)}: ${plainLine(reason)}`),
    ...report.notes.map(({ path, reason }) => `  note: ${plainLine(path)}: ${plainLine(reason)}`),
  ];
  return [
    `${plural(articles, "article")}, ${plural(passages, "passage")} (${counts}); ${state}; ${(milliseconds / 1000).toFixed(1)} s`,
    ...faults,
    ...(articles === 0 ? [`There is no article in ${corpusDir} yet. ${HOW_TO_ADD}`] : []),
  ].join("\n");
}
