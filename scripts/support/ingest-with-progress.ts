import { type IngestProgress, type IngestReport, ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { keepIngestion } from "#lib/pipeline/last-ingestion.ts";
import type { Runtime } from "#lib/runtime.ts";
import { plural } from "./plural.ts";
import { createProgressLine } from "./progress-line.ts";

export type IngestOutput = {
  /** No progress: the output is for programs. */
  silent?: boolean;
  /** Takes the progress instead of the terminal. */
  onProgress?: (progress: IngestProgress) => void;
};

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
      onProgress: output.onProgress ?? line.update,
    });
    await keepIngestion(runtime.config.dataDir, report, async () => {
      return (await (await runtime.store.reader())?.catalogue()) ?? [];
    });
    return report;
  } catch (thrown) {
    if (!interrupt.signal.aborted) throw thrown;
    console.error("Stopped. The last published index is unchanged.");
    return undefined;
  } finally {
    line.end();
    for (const event of ENDS) process.off(event, stop);
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
    ...report.problems.map(({ path, reason }) => `  not ingested: ${path}: ${reason}`),
    ...report.notes.map(({ path, reason }) => `  note: ${path}: ${reason}`),
  ];
  return [
    `${plural(articles, "article")}, ${plural(passages, "passage")} (${counts}); ${state}; ${(milliseconds / 1000).toFixed(1)} s`,
    ...faults,
  ].join("\n");
}
