import { CounterpointError } from "#lib/errors.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import type { IngestProgress } from "#lib/schema/ingestion.ts";
import type { BenchFolders, BenchProgress, OpenTools } from "./bench-tools.ts";
import { tapStore } from "./measure/tap-store.ts";

/** What an ingestion took, in milliseconds. */
export type Ingestion = {
  articles: number;
  passages: number;
  /** By the pipeline's own stages. Reading holds splitting and storing of the articles, embedding the storing of vectors. */
  stages: Partial<Record<IngestProgress["stage"], number>>;
  /** Parts of reading and of embedding that were spent in the store. */
  storing: { articles: number; vectors: number };
  total: number;
};

/** Ingests as the product does, and keeps articles and vectors in `copyFolder`. Throws `bad-input` when nothing goes in. */
export async function buildIndex(
  open: OpenTools,
  folders: BenchFolders,
  copyFolder: string,
  onProgress: BenchProgress,
): Promise<Ingestion> {
  const tools = open(folders);
  const tap = tapStore(tools.store, copyFolder);
  const clock = stageClock();
  const started = performance.now();
  try {
    const { articles, passages, problems } = await ingestCorpus({
      corpusDir: folders.corpusDir,
      store: tap.store,
      embedders: tools.embedders,
      onProgress(progress) {
        clock.enter(progress.stage);
        onProgress(progress.stage, progress.done, progress.total);
      },
    });
    const stages = clock.end();
    if (passages === 0) {
      const [problem] = problems;
      const why = problem === undefined ? "it is empty" : `${problem.path}: ${problem.reason}`;
      throw new CounterpointError("bad-input", `Nothing of the corpus could be ingested: ${why}.`);
    }
    const { times } = tap;
    const { copying } = times;
    if (stages.reading !== undefined) stages.reading -= copying.articles;
    if (stages.embedding !== undefined) stages.embedding -= copying.vectors;
    return {
      articles,
      passages,
      stages,
      storing: { articles: times.articles, vectors: times.vectors },
      total: performance.now() - started - copying.articles - copying.vectors,
    };
  } finally {
    tap.finish();
    await tools.close();
  }
}

/** Adds up how long each stage lasts, until the next one begins. */
export function stageClock() {
  const stages: Ingestion["stages"] = {};
  let stage: IngestProgress["stage"] | undefined;
  let since = performance.now();
  const leave = () => {
    const now = performance.now();
    if (stage !== undefined) stages[stage] = (stages[stage] ?? 0) + now - since;
    since = now;
  };
  return {
    enter(next: IngestProgress["stage"]): void {
      if (next === stage) return;
      leave();
      stage = next;
    },
    end(): Ingestion["stages"] {
      leave();
      stage = undefined;
      return stages;
    },
  };
}
