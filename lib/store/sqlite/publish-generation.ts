import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { bad, missingVectorsError } from "../check-input.ts";
import type { Manifest, PassageWriter } from "../passage-store.ts";
import { forgetFiles } from "./derived-table.ts";
import { mainPath } from "./generation-files.ts";
import { readPublication, writePublication } from "./publication.ts";
import { publishGraph } from "./publish-graph.ts";
import { publishSegments } from "./publish-segments.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { onFile } from "./sqlite-errors.ts";

type Made = Parameters<PassageWriter["publish"]>[0];
type Counts = Pick<Manifest, "articles" | "passages">;

/**
 * Writes the derived files that the next generation needs beside those in use, then commits the transaction that names
 * them. Until the commit nothing refers to them; after it nothing is left to do.
 */
export async function publishGeneration({
  db,
  dataDir,
  graphThreshold,
  made,
  counts,
  vectorsReplaced,
}: {
  db: DatabaseSync;
  dataDir: string;
  graphThreshold: number;
  made: Made;
  /** Of what is published. */
  counts: Counts;
  /** True when passages of the last generation were given other vectors. */
  vectorsReplaced: boolean;
}): Promise<Manifest> {
  const before = readPublication(db);
  const generation = (before?.manifest.generation ?? 0) + 1;
  await publishSegments({ db, dataDir, generation });
  const sameVectors = !vectorsReplaced && before?.manifest.embedder.id === made.embedder.id;
  const ef = await publishGraph({
    db,
    dataDir,
    generation,
    dimensions: made.embedder.dimensions,
    threshold: graphThreshold,
    lastEf: sameVectors ? (before?.manifest.ef ?? null) : null,
  });
  const manifest: Manifest = {
    schema: SCHEMA_VERSION,
    generation,
    publishedAt: new Date().toISOString(),
    embedder: { ...made.embedder },
    splitter: made.splitter,
    articles: counts.articles,
    passages: counts.passages,
    ef,
  };
  onFile(mainPath(dataDir), () => {
    // Readers of the generation before may still open what this one has no use for.
    forgetFiles(db, generation);
    writePublication(db, {
      indexId: before?.indexId ?? randomUUID(),
      manifest,
      embedderState: made.embedderState,
    });
    db.exec("COMMIT");
  });
  return manifest;
}

/** Every passage must have a vector of the embedder, of the right size. Throws `bad-input`, `index-mismatch`. */
export function requireVectors(db: DatabaseSync, { id, dimensions }: Made["embedder"]): Counts {
  const count = (sql: string, ...values: (string | number)[]) =>
    Number(Object.values(db.prepare(sql).get(...values) ?? {})[0]);
  if (!Number.isInteger(dimensions) || dimensions < 1) {
    throw bad(`An embedder cannot have ${dimensions} dimensions.`);
  }
  const passages = count("SELECT count(*) FROM passages");
  const vectors = count("SELECT count(*) FROM vectors WHERE embedder_id = ?", id);
  if (vectors < passages) throw missingVectorsError(passages - vectors, id);
  // The writer keeps the vectors of one embedder to one length.
  const length = db
    .prepare("SELECT length(vector) AS bytes FROM vectors WHERE embedder_id = ? LIMIT 1")
    .get(id);
  if (length !== undefined && length.bytes !== 4 * dimensions) {
    throw bad(`The vectors of ${id} do not have its ${dimensions} dimensions.`);
  }
  return { articles: count("SELECT count(*) FROM articles"), passages };
}
