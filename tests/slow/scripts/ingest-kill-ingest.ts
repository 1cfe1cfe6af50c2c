import { createOpenAiFactory } from "#lib/embeddings/openai/openai-factory.ts";
import { type IngestOptions, ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import type { IngestReport } from "#lib/schema/ingestion.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";

export type Ingestion = {
  corpusDir: string;
  dataDir: string;
  /** Of an endpoint that embeds. */
  url: string;
  /** So that a small corpus has a graph. */
  graphThreshold?: number;
};

/** What `npm run ingest` does with an endpoint, within this process. */
export async function ingestHere(
  { corpusDir, dataDir, url, graphThreshold }: Ingestion,
  onProgress: NonNullable<IngestOptions["onProgress"]> = () => undefined,
): Promise<IngestReport> {
  const store = createSqliteStore({
    searchProgram: SEARCH_PROGRAM,
    dataDir,
    ...(graphThreshold && { graphThreshold }),
  });
  const cache = store.vectorCache;
  const embedders = createOpenAiFactory({ apiKey: "none", baseUrl: url, model: "double", cache });
  try {
    return await ingestCorpus({ corpusDir, store, embedders, onProgress });
  } finally {
    await store.close();
  }
}
