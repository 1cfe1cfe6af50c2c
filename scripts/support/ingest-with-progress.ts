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
    return report;
  } catch (thrown) {
    if (!interrupt.signal.aborted) throw thrown;
    console.error("Stopped. The last published index is unchanged.");
    return undefined;
  } finally {
    line.end();
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
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
    ...report.problems.map(({ path, reason }) => `  not ingested: ${path}: ${reason}`),
    ...report.notes.map(({ path, reason }) => `  note: ${path}: ${reason}`),
  ];
  return [
    `${plural(articles, "article")}, ${plural(passages, "passage")} (${counts}); ${state}; ${(milliseconds / 1000).toFixed(1)} s`,
    ...faults,
    ...(articles === 0 ? [`There is no article in ${corpusDir} yet. ${HOW_TO_ADD}`] : []),
  ].join("\n");
}
