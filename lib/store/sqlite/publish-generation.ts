import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { bad, missingVectorsError } from "../check-input.ts";
import type { Manifest, PassageWriter } from "../passage-store.ts";
import { buildKeywordIndex } from "./build-keyword-index.ts";
import { calibrateBreadth } from "./calibrate-breadth.ts";
import { writeGraphFile, writeKeywordFile } from "./derived-files.ts";
import { derivedPath, mainPath } from "./generation-files.ts";
import { GraphIndex } from "./graph-index.ts";
import { readPublication, writeFingerprint, writePublication } from "./publication.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { onFile } from "./sqlite-errors.ts";
import { directedCount, loadVectors } from "./vector-table.ts";

type Made = Parameters<PassageWriter["publish"]>[0];

/**
 * Writes the derived files of the next generation beside those in use, then commits the transaction that names them.
 * Until the commit nothing refers to them; after it nothing is left to do.
 */
export async function publishGeneration({
  db,
  dataDir,
  graphThreshold,
  made,
}: {
  db: DatabaseSync;
  dataDir: string;
  graphThreshold: number;
  made: Made;
}): Promise<Manifest> {
  const counts = requireVectors(db, made.embedder);
  const before = readPublication(db);
  const generation = (before?.manifest.generation ?? 0) + 1;
  const keyword = await writeKeywordFile(
    derivedPath(dataDir, "keyword", generation),
    await buildKeywordIndex(db),
  );
  const shape = { passages: counts.passages, dimensions: made.embedder.dimensions };
  const built = counts.passages < graphThreshold ? null : await buildGraph(db, shape, graphThreshold);
  const print = built && (await writeGraphFile(derivedPath(dataDir, "graph", generation), built.graph));
  const manifest: Manifest = {
    schema: SCHEMA_VERSION,
    generation,
    publishedAt: new Date().toISOString(),
    embedder: { ...made.embedder },
    splitter: made.splitter,
    articles: counts.articles,
    passages: counts.passages,
    ef: built?.ef ?? null,
  };
  onFile(mainPath(dataDir), () => {
    writeFingerprint(db, "keyword", keyword);
    writeFingerprint(db, "graph", print ?? undefined);
    writePublication(db, {
      indexId: before?.indexId ?? randomUUID(),
      manifest,
      embedderState: made.embedderState,
    });
    db.exec("COMMIT");
  });
  return manifest;
}

/**
 * Null when too few vectors have a direction, or no breadth of search finds enough: then every vector is looked at
 * instead.
 */
async function buildGraph(
  db: DatabaseSync,
  shape: { passages: number; dimensions: number },
  threshold: number,
): Promise<{ graph: GraphIndex; ef: number } | null> {
  const table = await loadVectors(db, shape);
  if (directedCount(table) < Math.max(1, threshold)) return null;
  const graph = await GraphIndex.build(table);
  const ef = await calibrateBreadth(graph, table);
  return ef === null ? null : { graph, ef };
}

/** Every passage must have a vector of the embedder, of the right size. */
function requireVectors(db: DatabaseSync, { id, dimensions }: Made["embedder"]) {
  const count = (sql: string, ...values: (string | number)[]) =>
    Number(Object.values(db.prepare(sql).get(...values) ?? {})[0]);
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw bad(`An embedder cannot have ${dimensions} dimensions.`);
  }
  const passages = count("SELECT count(*) FROM passages");
  const vectors = count("SELECT count(*) FROM vectors WHERE embedder_id = ?", id);
  if (vectors < passages) throw missingVectorsError(passages - vectors, id);
  const misfits = count("SELECT count(*) FROM vectors WHERE length(vector) <> ?", 4 * dimensions);
  if (misfits > 0) throw bad(`The vectors of ${id} do not have its ${dimensions} dimensions.`);
  return {
    articles: count("SELECT count(*) FROM articles"),
    passages,
  };
}
