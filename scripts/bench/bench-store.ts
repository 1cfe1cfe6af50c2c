import { loadavg } from "node:os";
import { basename } from "node:path";
import { openBenchFolder } from "./bench-folder.ts";
import { type StoreReport, thisMachine } from "./bench-report.ts";
import type { BenchProgress, OpenTools } from "./bench-tools.ts";
import { readContents } from "./corpus/contents-file.ts";
import { readVectors } from "./corpus/vector-file.ts";
import { ExhaustiveKeywords } from "./measure/exhaustive-keywords.ts";
import { graphFile, indexSizes } from "./measure/index-sizes.ts";
import { measureAdding } from "./measure/measure-adding.ts";
import {
  type Measuring,
  measureAgreement,
  measureParts,
  measureSearchTimes,
} from "./measure/measure-search.ts";
import type { Probe, ProbeOptions } from "./measure/probe-index.ts";
import { warmFiles } from "./measure/warm-files.ts";
import { openFullText } from "./peers/full-text.ts";
import { langchainMemory } from "./peers/langchain-memory.ts";
import { openRawGraph, ownRawGraph } from "./peers/raw-graph.ts";

/** Parts of the measuring that can be left out. */
export const PARTS = ["agreement", "probe", "adding"] as const;
export type BenchPart = (typeof PARTS)[number];

export type BenchStoreOptions = {
  /** About how many passages, ≥ 1. */
  passages: number;
  /** Bulk file; without it, articles are invented. */
  file?: string;
  /** Folder that keeps corpora and indexes from run to run. */
  out: string;
  questions: number;
  rebuild: boolean;
  without: ReadonlySet<BenchPart>;
  /** For the report. */
  command: string;
  open: OpenTools;
  /** Runs `probeIndex` in a process of its own. */
  probe: (options: ProbeOptions) => Promise<Probe>;
  onProgress: BenchProgress;
};

/** An exact scan in plain JavaScript objects takes too long, and too much memory, for more. */
const MOST_IN_MEMORY = 30_000;
/** The raw graph's own breadth is found with so many of the questions. */
const CALIBRATING = 100;

/** Builds an index of the size asked for, unless it is there, and measures it. */
export async function benchStore(options: BenchStoreOptions): Promise<StoreReport> {
  const { open, onProgress, without } = options;
  const bench = await openBenchFolder(options);
  const { folder, dataDir, corpusDir } = bench;
  const path = await graphFile(dataDir);
  let probe: Probe | undefined;
  if (!without.has("probe")) {
    // First, while the machine's memory is as free as where a server starts.
    onProgress("opening in a fresh process", 0, 0);
    await warmFiles(dataDir);
    const folders = { corpusDir, dataDir };
    probe = await options.probe({ folders, questions: bench.questions, ...(path && { graph: path }) });
  }
  const contents = () => readContents(folder);
  onProgress("filling SQLite FTS5", 0, 0);
  const fts5 = await openFullText(folder, contents);
  const vectors = readVectors(folder);
  const tools = open({ corpusDir, dataDir });
  try {
    const { reader, embedder } = await tools.askingTools();
    const { manifest } = reader;
    const embedded = await embedder.embed(bench.questions, "query");
    const questions = bench.questions.map((text, i) => {
      const vector = embedded[i] ?? new Float32Array(vectors.dimensions);
      return { text, vector, plain: Array.from(vector) };
    });
    const graph = path !== undefined &&
      manifest.ef !== null && { path, dimensions: vectors.dimensions, ef: manifest.ef };
    onProgress("opening the raw graph", 0, 0);
    const raw = graph
      ? openRawGraph(graph.path, graph.dimensions, graph.ef)
      : ownRawGraph(folder, vectors, embedded.slice(0, CALIBRATING));
    const memory = manifest.passages <= MOST_IN_MEMORY ? await langchainMemory(vectors) : undefined;
    const measuring: Measuring = { tools: () => tools.askingTools(), questions, onProgress };
    const [load = 0] = loadavg();
    const search = await measureSearchTimes(measuring, { raw, fts5, ...(memory && { memory }) });
    const hybrid = await measureParts(measuring);
    const agreement = without.has("agreement")
      ? undefined
      : await measureAgreement(measuring, vectors, await exhaustive(bench.questions, contents()));
    const adding = without.has("adding")
      ? undefined
      : await measureAdding(open, { corpusDir, dataDir }, `${folder}/adding`, onProgress);
    return {
      version: 1,
      date: new Date().toISOString(),
      command: options.command,
      machine: thisMachine(),
      load,
      corpus: options.file === undefined ? "generated" : basename(options.file),
      articles: manifest.articles,
      passages: manifest.passages,
      dimensions: vectors.dimensions,
      ef: manifest.ef,
      rawEf: raw.ef,
      questions: questions.length,
      ingestion: bench.ingestion,
      splitting: bench.splitting,
      search,
      hybrid,
      sizes: await indexSizes(dataDir, manifest.passages, vectors.dimensions),
      ...(agreement && { agreement }),
      ...(probe && { probe }),
      ...(adding && { adding }),
    };
  } finally {
    fts5.close();
    await tools.close();
  }
}

async function exhaustive(
  questions: readonly string[],
  contents: ReturnType<typeof readContents>,
): Promise<ExhaustiveKeywords> {
  const scorer = new ExhaustiveKeywords(questions);
  for await (const content of contents) scorer.add(content);
  return scorer;
}
