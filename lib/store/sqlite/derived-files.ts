import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CounterpointError } from "#lib/errors.ts";
import { decodeKeywordIndex, encodeKeywordIndex } from "../keyword/keyword-file.ts";
import type { KeywordIndex } from "../keyword/keyword-index.ts";
import { buildKeywordIndex } from "./build-keyword-index.ts";
import { derivedPath, fingerprintOf, isFile, mainPath, placeFile } from "./generation-files.ts";
import { GraphIndex } from "./graph-index.ts";
import {
  type DerivedKind,
  type Fingerprint,
  type Publication,
  readFingerprint,
  readPublication,
  writeFingerprint,
} from "./publication.ts";
import type { VectorTable } from "./vector-table.ts";

/** A published generation, as seen by a connection that holds a snapshot of it. */
export type Generation = {
  dataDir: string;
  db: DatabaseSync;
  publication: Publication;
  warn: (message: string) => void;
};

export async function writeKeywordFile(path: string, index: KeywordIndex): Promise<Fingerprint> {
  const bytes = encodeKeywordIndex(index);
  return placeFile(
    path,
    (temporary) => writeFileSync(temporary, bytes),
    () => undefined,
  );
}

export async function writeGraphFile(path: string, graph: GraphIndex): Promise<Fingerprint> {
  return placeFile(
    path,
    (temporary) => graph.write(temporary),
    (temporary) => graph.check(temporary),
  );
}

/** From its file, or made anew when that is not exactly what was published. */
export async function loadKeywordIndex(generation: Generation): Promise<KeywordIndex> {
  const path = pathOf(generation, "keyword");
  const print = readFingerprint(generation.db, "keyword");
  const bytes = isFile(path) ? new Uint8Array(readFileSync(path)) : undefined;
  if (bytes !== undefined && isSame(print, { bytes: bytes.length, sha256: sha256(bytes) })) {
    return decodeKeywordIndex(bytes);
  }
  warnOf(generation, path, bytes !== undefined);
  const index = await buildKeywordIndex(generation.db);
  await replace(generation, "keyword", (to) => writeKeywordFile(to, index));
  return index;
}

/** From its file; undefined when that is not exactly what was published, and `rebuildGraph` is called for. */
export async function loadGraph(generation: Generation): Promise<GraphIndex | undefined> {
  const path = pathOf(generation, "graph");
  const { ef, embedder } = generation.publication.manifest;
  const found = await fingerprintOf(path);
  if (ef !== null && found !== undefined && isSame(readFingerprint(generation.db, "graph"), found)) {
    return GraphIndex.open(path, embedder.dimensions, ef);
  }
  warnOf(generation, path, found !== undefined);
  return undefined;
}

export async function rebuildGraph(generation: Generation, table: VectorTable): Promise<GraphIndex> {
  const graph = await GraphIndex.build(table);
  graph.setBreadth(generation.publication.manifest.ef ?? graph.elements);
  await replace(generation, "graph", (to) => writeGraphFile(to, graph));
  return graph;
}

/**
 * Puts a rebuilt file where the damaged one was. What cannot be written is still of use in memory, and is built again
 * the next time.
 */
async function replace(
  generation: Generation,
  kind: DerivedKind,
  write: (path: string) => Promise<Fingerprint>,
): Promise<void> {
  try {
    const print = await write(pathOf(generation, kind));
    if (!isSame(readFingerprint(generation.db, kind), print)) recordFingerprint(generation, kind, print);
  } catch (error) {
    const isOurs = error instanceof CounterpointError;
    generation.warn(`A rebuilt file could not be kept: ${isOurs ? error.message : String(error)}`);
  }
}

/** Another machine's arithmetic may give another graph of the same vectors. */
function recordFingerprint(
  { dataDir, publication }: Generation,
  kind: DerivedKind,
  print: Fingerprint,
): void {
  const db = new DatabaseSync(mainPath(dataDir));
  try {
    db.exec("BEGIN IMMEDIATE");
    if (readPublication(db)?.key === publication.key) writeFingerprint(db, kind, print);
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}

function pathOf({ dataDir, publication }: Generation, kind: DerivedKind): string {
  return derivedPath(dataDir, kind, publication.manifest.generation);
}

function warnOf({ warn }: Generation, path: string, exists: boolean): void {
  const fault = exists ? "is not what was published" : "is missing";
  warn(`${basename(path)} ${fault}. It is being rebuilt from the index; nothing is lost.`);
}

function isSame(a: Fingerprint | undefined, b: Fingerprint): boolean {
  return a !== undefined && a.bytes === b.bytes && a.sha256 === b.sha256;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
