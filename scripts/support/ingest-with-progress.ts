import { inspect } from "node:util";
import { toCounterpointError } from "#lib/errors.ts";
import { forgetFailure, keepFailure } from "#lib/pipeline/failed-ingestion.ts";
import { type IngestProgress, type IngestReport, ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { keepIngestion } from "#lib/pipeline/last-ingestion.ts";
import type { Runtime } from "#lib/runtime.ts";
import { plainLine } from "#lib/text/plain-line.ts";
import { plural } from "./plural.ts";
import { createProgressLine } from "./progress-line.ts";
import { say } from "./say.ts";

export type IngestOutput = {
  /** No progress: the output is for programs. */
  silent?: boolean;
  /** Takes the progress instead of the terminal. */
  onProgress?: (progress: IngestProgress) => void;
};

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
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const line = createProgressLine(process.stderr, output.silent === true || output.onProgress !== undefined);
  try {
    const report = await ingestCorpus({
      corpusDir: runtime.config.corpusDir,
      store: runtime.store,
      embedders: runtime.embedders,
      signal: interrupt.signal,
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
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}

/**
 * Ingests for a server that is about to start. Where that fails and an index was published before, the failure is told
 * in words and the server may serve that index; undefined after Ctrl-C.
 */
export async function ingestOrServeLast(runtime: Runtime): Promise<string | undefined> {
  try {
    const report = await ingestWithProgress(runtime);
    return report && renderReport(report);
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

/** What came of an ingestion, for a person. */
export function renderReport(report: IngestReport): string {
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
  ].join("\n");
}
