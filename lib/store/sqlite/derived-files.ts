import { closeSync, openSync, writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import { CounterpointError } from "#lib/errors.ts";
import { GraphIndex } from "#lib/vector/graph-index.ts";
import { loadVectors } from "#lib/vector/vector-table.ts";
import { buildKeywordIndex } from "./build-keyword-index.ts";
import { type DerivedFile, enterFile, type Fingerprint, isSame } from "./derived-table.ts";
import { inFolder, isFile, mainPath, placeFile } from "./generation-files.ts";
import type { GraphThread, OpenedGraph } from "./graph-thread.ts";
import { type Publication, readPublication } from "./publication.ts";
import { decodeSegment, encodeSegment, type Segment } from "./segment-file.ts";
import { readSegmentLayout } from "./segment-layout.ts";
import { diskFullError } from "./sqlite-errors.ts";

/** Bytes read at a time. */
const PIECE = 4 * 2 ** 20;

/** A published generation, as seen by a connection that holds a snapshot of it. */
export type Generation = {
  dataDir: string;
  db: DatabaseSync;
  publication: Publication;
  warn: (message: string) => void;
};

export async function writeSegmentFile(path: string, segment: Segment): Promise<Fingerprint> {
  const parts = encodeSegment(segment);
  return placeFile(
    path,
    (temporary) => writeParts(temporary, parts),
    () => undefined,
  );
}

export async function writeGraphFile(path: string, graph: GraphIndex): Promise<Fingerprint> {
  return placeFile(
    path,
    (temporary) => graph.write(temporary),
    async (temporary) => {
      try {
        await graph.check(temporary);
      } catch (error) {
        throw error instanceof CounterpointError ? diskFullError(path, error) : error;
      }
    },
  );
}

/** Undefined when the file cannot be read, or is not exactly what was published. */
export async function readSegmentFile(dataDir: string, known: DerivedFile): Promise<Segment | undefined> {
  const path = inFolder(dataDir, known.file);
  const found = isFile(path) ? await readWhole(path) : undefined;
  return found !== undefined && isSame(known, found) ? decodeSegment(found.content) : undefined;
}

/** What lives of the articles that the file covers. */
export async function buildSegment(
  db: DatabaseSync,
  { first, last }: Pick<DerivedFile, "first" | "last">,
): Promise<Segment> {
  return { index: await buildKeywordIndex(db, first, last), layout: readSegmentLayout(db, first, last) };
}

/** From its file, or made anew when that is not exactly what was published. */
export async function loadSegment(generation: Generation, known: DerivedFile): Promise<Segment> {
  const { dataDir, db } = generation;
  const segment = await readSegmentFile(dataDir, known);
  if (segment !== undefined) return segment;
  warnOf(generation, known.file);
  const rebuilt = await buildSegment(db, known);
  await replace(generation, known, (path) => writeSegmentFile(path, rebuilt));
  return rebuilt;
}

/** In a thread of its own; undefined when its file is not what was published: `rebuildGraph` is then called for. */
export async function loadGraph(
  thread: GraphThread,
  generation: Generation,
  known: DerivedFile,
  ef: number,
): Promise<OpenedGraph | undefined> {
  const { dataDir, publication } = generation;
  const { dimensions } = publication.manifest.embedder;
  const graph = await thread.open({ dataDir, known, dimensions, ef });
  if (graph === undefined) warnOf(generation, known.file);
  return graph;
}

export async function rebuildGraph(
  generation: Generation,
  known: DerivedFile,
  ef: number,
): Promise<GraphIndex> {
  const { dimensions } = generation.publication.manifest.embedder;
  const table = await loadVectors(generation.db, { dimensions, upTo: known.last });
  const graph = await GraphIndex.build(table);
  graph.setBreadth(ef);
  await replace(generation, { ...known, passages: table.count }, (path) => writeGraphFile(path, graph));
  return graph;
}

/**
 * Puts a rebuilt file where the damaged one was. What cannot be written is still of use in memory, and is built again
 * the next time.
 */
async function replace(
  generation: Generation,
  known: DerivedFile,
  write: (path: string) => Promise<Fingerprint>,
): Promise<void> {
  try {
    const print = await write(inFolder(generation.dataDir, known.file));
    if (!isSame(known, print)) recordFile(generation, { ...known, ...print });
  } catch (error) {
    const isOurs = error instanceof CounterpointError;
    generation.warn(`A rebuilt file could not be kept: ${isOurs ? error.message : String(error)}`);
  }
}

/** Without the dead, or by another machine's arithmetic, the same articles may give another file. */
function recordFile({ dataDir, publication }: Generation, file: DerivedFile): void {
  const db = new DatabaseSync(mainPath(dataDir));
  try {
    db.exec("BEGIN IMMEDIATE");
    if (readPublication(db)?.key === publication.key) enterFile(db, file);
    db.exec("COMMIT");
  } finally {
    db.close();
  }
}

function warnOf({ dataDir, warn }: Generation, file: string): void {
  const path = inFolder(dataDir, file);
  const fault = isFile(path) ? "is not what was published" : "is missing";
  warn(`${basename(path)} ${fault}. It is being rebuilt from the index; nothing is lost.`);
}

/**
 * Into a buffer of its own, which typed arrays may look into. Undefined when the system cannot read it. In pieces, so
 * that other files are read meanwhile.
 */
async function readWhole(
  path: string,
): Promise<(Fingerprint & { content: Uint8Array<ArrayBuffer> }) | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    const { size } = await file.stat();
    const content = new Uint8Array(size);
    let at = 0;
    let checksum = 0;
    while (at < size) {
      const { bytesRead } = await file.read(content, at, Math.min(PIECE, size - at), at);
      if (bytesRead === 0) break;
      checksum = crc32(content.subarray(at, at + bytesRead), checksum);
      at += bytesRead;
    }
    return { content, bytes: at, checksum };
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  } finally {
    await file?.close();
  }
}

function writeParts(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, "w");
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at, part.length - at);
    }
  } finally {
    closeSync(file);
  }
}
