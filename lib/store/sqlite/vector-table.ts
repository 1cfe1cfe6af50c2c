import type { DatabaseSync } from "node:sqlite";
import { breather } from "../breather.ts";
import { type Scored, TopHits } from "../top-hits.ts";

/** All passages' vectors in one array, each scaled to length 1, by position. */
export type VectorTable = {
  readonly count: number;
  readonly dimensions: number;
  readonly values: Float32Array;
  /** By position: 1 when the vector has a direction. One of zeros is near to nothing, and never found. */
  readonly directed: Uint8Array;
};

export function directedCount({ directed }: VectorTable): number {
  return directed.reduce((sum, one) => sum + one, 0);
}

/** Reads a generation's vectors. Takes breaks, so that other work gets its turn. */
export async function loadVectors(
  db: DatabaseSync,
  { passages, dimensions }: { passages: number; dimensions: number },
): Promise<VectorTable> {
  const values = new Float32Array(passages * dimensions);
  const directed = new Uint8Array(passages);
  const breathe = breather();
  const rows = db
    .prepare(
      "SELECT v.vector AS vector FROM passages p JOIN vectors v ON v.passage = p.number ORDER BY p.article_id, p.id",
    )
    .iterate();
  let position = 0;
  for (const { vector } of rows) {
    if (!(vector instanceof Uint8Array)) continue;
    const row = values.subarray(position * dimensions, (position + 1) * dimensions);
    row.set(decodeVector(vector));
    directed[position] = normalise(row) ? 1 : 0;
    position++;
    if (position % 1024 === 0) await breathe();
  }
  return { count: passages, dimensions, values, directed };
}

/**
 * Exact search by cosine: of all positions, or of those given. `query` has the table's dimensions; one of zeros finds
 * nothing.
 */
export function scanVectors(
  table: VectorTable,
  query: Float32Array,
  { limit, compare, positions }: ScanOptions,
): Scored[] {
  const unit = query.slice();
  if (!normalise(unit)) return [];
  const top = new TopHits(limit, compare);
  const { values, directed, dimensions, count } = table;
  const candidates = positions?.length ?? count;
  for (let i = 0; i < candidates; i++) {
    const position = positions === undefined ? i : (positions[i] as number);
    if (directed[position] !== 1) continue;
    const score = dot(values, position * dimensions, unit);
    if (score >= top.threshold) top.offer(position, Math.max(-1, Math.min(1, score)));
  }
  return top.sorted();
}

export type ScanOptions = {
  limit: number;
  /** Orders positions of equal score. */
  compare: (a: number, b: number) => number;
  positions?: Uint32Array;
};

/** Scales to length 1 in place; false for a vector of zeros. */
export function normalise(vector: Float32Array): boolean {
  let squares = 0;
  for (const x of vector) squares += x * x;
  if (squares === 0) return false;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  return true;
}

/** As stored: 32-bit floats in the machine's byte order, which is little-endian wherever Node runs. */
export function encodeVector(vector: Float32Array): Uint8Array {
  return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function decodeVector(bytes: Uint8Array): Float32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(aligned.buffer as ArrayBuffer, aligned.byteOffset, aligned.byteLength / 4);
}

function dot(values: Float32Array, start: number, query: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < query.length; i++) sum += (values[start + i] as number) * (query[i] as number);
  return sum;
}
