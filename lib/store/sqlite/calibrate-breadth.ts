import { breather } from "../breather.ts";
import type { GraphIndex } from "./graph-index.ts";
import { scanVectors, type VectorTable } from "./vector-table.ts";

export type Calibration = {
  /** Share of the true nearest neighbours that a search must find, on average. */
  recall: number;
  /** How many neighbours of each sampled vector are looked for. */
  neighbours: number;
  /** How many vectors are sampled. */
  sample: number;
  /** Wider than this, looking at every vector is the better way. */
  maxBreadth: number;
};

/** A little above the 0.99 that questions are to get. */
const DEFAULTS: Calibration = { recall: 0.995, neighbours: 10, sample: 200, maxBreadth: 4096 };

/**
 * The narrowest search that finds enough of what an exact search finds; null when none does. The breadth needed grows
 * with the number of vectors, so the library's own default of 10 fits no index for long. Leaves the graph set to the
 * breadth found.
 *
 * Stored vectors alone would be too easy: a search that starts for one of them soon stands on it. So each probe lies in
 * the middle of three of them from different places, about as far from everything stored as a question is: the cosine
 * of its nearest was .65 where that of questions of eight words was .60, and probes between two only (.74 and more)
 * came out too optimistic.
 */
export async function calibrateBreadth(
  graph: GraphIndex,
  table: VectorTable,
  options: Partial<Calibration> = {},
): Promise<number | null> {
  const { recall, neighbours, sample, maxBreadth } = { ...DEFAULTS, ...options };
  const breathe = breather();
  const probes: Probe[] = [];
  for (const query of probesFrom(table, sample)) {
    const hits = scanVectors(table, query, { limit: neighbours, compare: (a, b) => a - b });
    probes.push({ query, scores: hits.map(({ score }) => score) });
    await breathe();
  }
  const suffices = async (breadth: number) => {
    graph.setBreadth(breadth);
    let found = 0;
    let wanted = 0;
    for (const probe of probes) {
      found += countFound(graph, probe);
      wanted += probe.scores.length;
      await breathe();
    }
    return found >= recall * wanted;
  };

  const widest = Math.min(maxBreadth, Math.max(graph.elements, neighbours));
  let enough = neighbours;
  let tooFew = neighbours - 1;
  while (!(await suffices(enough))) {
    if (enough === widest) return null;
    tooFew = enough;
    enough = Math.min(2 * enough, widest);
  }
  // Within a tenth of the narrowest.
  while (enough - tooFew > Math.max(1, enough / 10)) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (await suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  graph.setBreadth(enough);
  return enough;
}

type Probe = { query: Float32Array; scores: number[] };

/** Compared by score, because among equally near vectors neither search is more right. */
function countFound(graph: GraphIndex, { query, scores }: Probe): number {
  const worst = (scores.at(-1) ?? 0) - 1e-5;
  const near = graph.search(query, scores.length);
  return near.filter(({ score }) => score >= worst).length;
}

/** Each in the middle of three rows that have a direction, a third of the table apart. */
function probesFrom(table: VectorTable, sample: number): Float32Array[] {
  const directed = Array.from(table.directed.keys()).filter((row) => table.directed[row] === 1);
  const count = Math.min(sample, directed.length);
  const step = directed.length / count;
  const valueAt = (i: number, d: number) => {
    const row = directed[Math.floor(i) % directed.length] as number;
    return table.values[row * table.dimensions + d] as number;
  };
  const third = directed.length / 3;
  return Array.from({ length: count }, (_, i) =>
    Float32Array.from({ length: table.dimensions }, (_, d) =>
      [0, 1, 2].reduce((sum, part) => sum + valueAt(i * step + part * (third + 1), d), 0),
    ),
  );
}
