import type { DatabaseSync } from "node:sqlite";
import { calibrateBreadth } from "#lib/vector/calibrate-breadth.ts";
import { GraphIndex } from "#lib/vector/graph-index.ts";
import { directedCount, loadVectors } from "#lib/vector/vector-table.ts";
import { writeGraphFile } from "./derived-files.ts";
import { type DerivedFile, derivedFilesOf, enterFile, retireFile } from "./derived-table.ts";
import { derivedName, inFolder } from "./generation-files.ts";
import { openGraphFile } from "./open-graph-file.ts";

export type GraphOptions = {
  db: DatabaseSync;
  dataDir: string;
  generation: number;
  dimensions: number;
  /** From so many passages on a graph pays. */
  threshold: number;
  /** Breadth of the search in the last graph; null where there is none, or its vectors are no longer the passages'. */
  lastEf: number | null;
};

/**
 * Passages that the graph does not hold yet are looked at one by one, as long as they are few: a search then takes
 * longer by what this many cost, about a quarter of a millisecond for a thousand.
 */
const TAIL = { least: 1024, share: 1 / 50 };
/** A graph is built anew when more than this share of its passages is gone. */
const DEAD = 1 / 5;

/**
 * Leaves the graph as it is, adds to it, or builds it anew, in proportion to what has changed. Returns the breadth that
 * searches need; null where every vector is to be looked at instead. Within the writer's transaction.
 */
export async function publishGraph(options: GraphOptions): Promise<number | null> {
  const { db, generation, threshold, lastEf } = options;
  const [known] = derivedFilesOf(db, "graph");
  const count = countPassages(db, 0, Number.MAX_SAFE_INTEGER);
  if (known !== undefined && lastEf !== null && count >= threshold) {
    const living = countPassages(db, 0, known.last);
    if (living >= (1 - DEAD) * known.passages) {
      if (count - living <= Math.max(TAIL.least, TAIL.share * living)) return lastEf;
      const ef = await extendGraph(options, known, lastEf);
      if (ef !== undefined) return ef;
    }
  }
  if (known !== undefined) retireFile(db, known.file, generation);
  return count < threshold ? null : buildGraph(options);
}

/** Undefined when its file is not what was published. */
async function extendGraph(
  { db, dataDir, dimensions, generation }: GraphOptions,
  known: DerivedFile,
  lastEf: number,
): Promise<number | undefined> {
  const loaded = await openGraphFile(dataDir, known, dimensions, lastEf);
  if (loaded === undefined) return undefined;
  const { graph } = loaded;
  const before = graph.elements;
  const added = await loadVectors(db, { dimensions, after: known.last });
  await graph.extend(added);
  await enterGraph({ db, dataDir, generation }, graph, {
    last: added.numbers.at(-1) ?? known.last,
    passages: known.passages + added.count,
  });
  retireFile(db, known.file, generation);
  // The breadth that is needed grows no faster than the graph; it is measured again when the graph is built anew.
  return Math.ceil((lastEf * graph.elements) / before);
}

/**
 * Null when too few vectors have a direction, or no breadth of search finds enough: then every vector is looked at
 * instead.
 */
async function buildGraph({
  db,
  dataDir,
  generation,
  dimensions,
  threshold,
}: GraphOptions): Promise<number | null> {
  const table = await loadVectors(db, { dimensions });
  if (directedCount(table) < Math.max(1, threshold)) return null;
  const graph = await GraphIndex.build(table);
  const ef = await calibrateBreadth(graph, table);
  if (ef === null) return null;
  await enterGraph({ db, dataDir, generation }, graph, {
    last: table.numbers.at(-1) ?? 0,
    passages: table.count,
  });
  return ef;
}

async function enterGraph(
  { db, dataDir, generation }: Pick<GraphOptions, "db" | "dataDir" | "generation">,
  graph: GraphIndex,
  covered: { last: number; passages: number },
): Promise<void> {
  const file = derivedName("graph", generation);
  const print = await writeGraphFile(inFolder(dataDir, file), graph);
  enterFile(db, { file, kind: "graph", first: 1, ...covered, ...print });
}

function countPassages(db: DatabaseSync, after: number, upTo: number): number {
  const row = db
    .prepare("SELECT count(*) AS passages FROM passages WHERE number > ? AND number <= ?")
    .get(after, upTo);
  return Number(row?.passages ?? 0);
}
