import { TopHits } from "#lib/search/top-hits.ts";
import { breather } from "#lib/worker/breather.ts";
import type { GraphIndex } from "./graph-index.ts";
import { normalise, type VectorTable } from "./vector-table.ts";

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

/** What questions are to get; the probes are a little harder than they are. */
const DEFAULTS: Calibration = { recall: 0.99, neighbours: 10, sample: 200, maxBreadth: 4096 };
/** Where the widest search finds less than is wanted but so much, it is used: to look at every vector takes far longer. */
const STILL_GOOD = 0.97;

/**
 * The narrowest search that finds enough of what an exact search finds, or the widest where that finds nearly enough;
 * null when it does not. The breadth needed grows
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
  const probes = await exactProbes(table, probesFrom(table, sample), neighbours);
  const wanted = probes.reduce((sum, { scores }) => sum + scores.length, 0);
  const finds = async (breadth: number, share: number) => {
    graph.setBreadth(breadth);
    let missed = 0;
    for (const probe of probes) {
      missed += probe.scores.length - countFound(graph, probe);
      if (wanted - missed < share * wanted) return false;
      await breathe();
    }
    return true;
  };

  const widest = Math.min(maxBreadth, Math.max(graph.elements, neighbours));
  let enough = neighbours;
  let tooFew = neighbours - 1;
  while (!(await finds(enough, recall))) {
    if (enough === widest) return (await finds(widest, Math.min(recall, STILL_GOOD))) ? widest : null;
    tooFew = enough;
    enough = Math.min(2 * enough, widest);
  }
  // Within a tenth of the narrowest.
  while (enough - tooFew > Math.max(1, enough / 10)) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (await finds(middle, recall)) enough = middle;
    else tooFew = middle;
  }
  graph.setBreadth(enough);
  return enough;
}

type Probe = { query: Float32Array; scores: number[] };

/** So many probes are compared with so many rows while these are at hand: most of the time goes into fetching them. */
const AT_ONCE = { probes: 4, rows: 512 };

/** With the scores of their true nearest, best first; those without a direction are left out. */
async function exactProbes(
  table: VectorTable,
  queries: readonly Float32Array[],
  neighbours: number,
): Promise<Probe[]> {
  const breathe = breather();
  const units = queries.map((query) => query.slice()).filter(normalise);
  const tops = units.map(() => new TopHits(neighbours, (a, b) => a - b));
  for (let start = 0; start < table.count; start += AT_ONCE.rows) {
    const end = Math.min(table.count, start + AT_ONCE.rows);
    for (let first = 0; first < units.length; first += AT_ONCE.probes) {
      offerRows(table, { start, end }, units.slice(first, first + AT_ONCE.probes), tops.slice(first));
      await breathe();
    }
  }
  return units.map((query, i) => ({ query, scores: tops[i]?.sorted().map(({ score }) => score) ?? [] }));
}

/** Offers the rows to the first four probes, or to as many as there are. */
function offerRows(
  { values, directed, dimensions }: VectorTable,
  { start, end }: { start: number; end: number },
  probes: readonly Float32Array[],
  tops: readonly TopHits[],
): void {
  const [a, b = a, c = a, d = a] = probes;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return;
  const [ofA, ofB, ofC, ofD] = tops;
  for (let row = start; row < end; row++) {
    if (directed[row] !== 1) continue;
    let [inA, inB, inC, inD] = [0, 0, 0, 0];
    for (let i = 0, at = row * dimensions; i < dimensions; i++, at++) {
      const value = values[at] as number;
      inA += value * (a[i] as number);
      inB += value * (b[i] as number);
      inC += value * (c[i] as number);
      inD += value * (d[i] as number);
    }
    if (ofA !== undefined && inA >= ofA.threshold) ofA.offer(row, inA);
    if (ofB !== undefined && inB >= ofB.threshold) ofB.offer(row, inB);
    if (ofC !== undefined && inC >= ofC.threshold) ofC.offer(row, inC);
    if (ofD !== undefined && inD >= ofD.threshold) ofD.offer(row, inD);
  }
}

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
