import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import hnswlib, { type HierarchicalNSW } from "hnswlib-node";
import type { Vectors } from "../corpus/vector-file.ts";
import { exactNeighbours, recallOf } from "../measure/exact-neighbours.ts";

/** The library by itself: its graph, searched with a plain array, nothing before or after. */
export type RawGraph = { ef: number; search(query: readonly number[], limit: number): unknown };

/** As the product's own graph has them. */
const LINKS = 16;
const BUILD_BREADTH = 200;
const SEED = 100;
const RECALL = 0.99;
const NEIGHBOURS = 10;

/** The product's graph file, at the breadth of search that the product found for it. */
export function openRawGraph(path: string, dimensions: number, ef: number): RawGraph {
  const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
  graph.readIndexSync(path);
  graph.setEf(ef);
  return searching(graph, ef);
}

/**
 * A graph of the library's own over the same vectors, for a corpus that the product searches without one; its breadth is
 * the first of 10, 20, 40 … that finds 99 in 100 of the ten nearest. Kept in `folder` for the next time.
 */
export function ownRawGraph(folder: string, vectors: Vectors, queries: readonly Float32Array[]): RawGraph {
  const path = join(folder, "raw.hnsw");
  const note = join(folder, "raw.json");
  const { dimensions, ids, values } = vectors;
  if (existsSync(note)) return openRawGraph(path, dimensions, JSON.parse(readFileSync(note, "utf8")).ef);
  const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
  graph.initIndex(ids.length, LINKS, BUILD_BREADTH, SEED);
  for (let row = 0; row < ids.length; row++) {
    graph.addPoint(Array.from(values.subarray(row * dimensions, (row + 1) * dimensions)), row);
  }
  const ef = breadthFor(graph, vectors, queries);
  graph.writeIndexSync(path);
  writeFileSync(note, JSON.stringify({ ef }));
  return searching(graph, ef);
}

function breadthFor(graph: HierarchicalNSW, vectors: Vectors, queries: readonly Float32Array[]): number {
  const probes = queries.map((query) => ({
    query: Array.from(query),
    exact: exactNeighbours(vectors, query, NEIGHBOURS),
  }));
  for (let ef = NEIGHBOURS; ; ef *= 2) {
    graph.setEf(ef);
    const recalls = probes.map(({ query, exact }) => {
      const { distances } = graph.searchKnn(query, exact.length);
      return recallOf(
        exact,
        distances.map((distance) => ({ score: 1 - distance })),
      );
    });
    const mean = recalls.reduce((sum, recall) => sum + recall, 0) / Math.max(1, recalls.length);
    if (mean >= RECALL || ef >= vectors.ids.length) return ef;
  }
}

function searching(graph: HierarchicalNSW, ef: number): RawGraph {
  return { ef, search: (query, limit) => graph.searchKnn(query as number[], limit) };
}
