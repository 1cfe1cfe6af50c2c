import { TopHits } from "#lib/search/top-hits.ts";
import type { Vectors } from "../corpus/vector-file.ts";

/** The `limit` passages of the highest cosine, best first, by looking at every vector. All are of unit length. */
export function exactNeighbours(
  { ids, dimensions, values }: Vectors,
  query: Float32Array,
  limit: number,
): { passageId: string; score: number }[] {
  const top = new TopHits(limit, (a, b) => a - b);
  for (let row = 0, at = 0; row < ids.length; row++) {
    let sum = 0;
    for (let d = 0; d < dimensions; d++, at++) sum += (values[at] as number) * (query[d] as number);
    if (sum > top.threshold) top.offer(row, sum);
  }
  return top.sorted().map(({ item, score }) => ({ passageId: ids[item] ?? "", score }));
}

/**
 * The share of the exact neighbours that were found. One that is as near as the farthest of them, to within rounding,
 * counts as one of them.
 */
export function recallOf(exact: readonly { score: number }[], found: readonly { score: number }[]): number {
  const worst = (exact.at(-1)?.score ?? 0) - 1e-5;
  const right = found.slice(0, exact.length).filter(({ score }) => score >= worst).length;
  return exact.length === 0 ? 1 : right / exact.length;
}
