import type { DatabaseSync } from "node:sqlite";
import { type Scored, TopHits } from "#lib/search/top-hits.ts";
import { breather } from "#lib/worker/breather.ts";

/** Vectors in one array, row after row, each scaled to length 1. */
export type VectorTable = {
  readonly count: number;
  readonly dimensions: number;
  readonly values: Float32Array;
  /** By row: 1 when the vector has a direction. One of zeros is near to nothing, and never found. */
  readonly directed: Uint8Array;
  /** By row: the passage's number in the database, ascending. */
  readonly numbers: Uint32Array;
};

export function directedCount({ directed }: VectorTable): number {
  return directed.reduce((sum, one) => sum + one, 0);
}

/** Which passages' vectors: those numbered above `after` (default 0: all) up to `upTo`. */
export type VectorRange = { dimensions: number; after?: number; upTo?: number };

/** Reads vectors in the order of their passages' numbers. Takes breaks, so that other work gets its turn. */
export async function loadVectors(
  db: DatabaseSync,
  { dimensions, after = 0, upTo = Number.MAX_SAFE_INTEGER }: VectorRange,
): Promise<VectorTable> {
  const counted = db
    .prepare("SELECT count(*) AS passages FROM passages WHERE number > ? AND number <= ?")
    .get(after, upTo);
  const count = Number(counted?.passages ?? 0);
  const values = new Float32Array(count * dimensions);
  const directed = new Uint8Array(count);
  const numbers = new Uint32Array(count);
  const breathe = breather();
  const rows = db
    .prepare("SELECT passage, vector FROM vectors WHERE passage > ? AND passage <= ? ORDER BY passage")
    .iterate(after, upTo);
  let row = 0;
  for (const { passage, vector } of rows) {
    if (!(vector instanceof Uint8Array) || row === count) continue;
    const place = values.subarray(row * dimensions, (row + 1) * dimensions);
    place.set(decodeVector(vector));
    directed[row] = normalise(place) ? 1 : 0;
    numbers[row] = Number(passage);
    row++;
    if (row % 1024 === 0) await breathe();
  }
  return { count, dimensions, values, directed, numbers };
}

/** Exact search by cosine: of all rows, or of those given. `query` has the table's dimensions; one of zeros finds nothing. */
export function scanVectors(
  table: VectorTable,
  query: Float32Array,
  { limit, compare, rows }: ScanOptions,
): Scored[] {
  const unit = query.slice();
  if (!normalise(unit)) return [];
  const top = new TopHits(limit, compare);
  const { values, directed, dimensions, count } = table;
  const candidates = rows?.length ?? count;
  for (let i = 0; i < candidates; i++) {
    const row = rows === undefined ? i : (rows[i] as number);
    if (directed[row] !== 1) continue;
    const score = dot(values, row * dimensions, unit);
    if (score >= top.threshold) top.offer(row, Math.max(-1, Math.min(1, score)));
  }
  return top.sorted();
}

export type ScanOptions = {
  limit: number;
  /** Orders rows of equal score. */
  compare: (a: number, b: number) => number;
  rows?: Uint32Array;
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

/** Four sums at a time, because a single one makes each addition wait for the one before. */
export function dot(values: Float32Array, start: number, query: Float32Array): number {
  const length = query.length;
  const whole = length - (length % 4);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < whole; i += 4) {
    a += (values[start + i] as number) * (query[i] as number);
    b += (values[start + i + 1] as number) * (query[i + 1] as number);
    c += (values[start + i + 2] as number) * (query[i + 2] as number);
    d += (values[start + i + 3] as number) * (query[i + 3] as number);
  }
  for (let i = whole; i < length; i++) a += (values[start + i] as number) * (query[i] as number);
  return a + b + c + d;
}
