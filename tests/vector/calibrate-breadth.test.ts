import { beforeAll, describe, expect, it } from "vitest";
import { calibrateBreadth } from "#lib/vector/calibrate-breadth.ts";
import { GraphIndex } from "#lib/vector/graph-index.ts";
import { scanVectors, type VectorTable } from "#lib/vector/vector-table.ts";
import { cloudOfVectors, tableOf } from "./clouds.ts";

const all = cloudOfVectors(4100, 32);
const table = tableOf(all.slice(0, 4000));
const questions = all.slice(4000);

function recallOf(graph: GraphIndex, vectors: VectorTable): number {
  let found = 0;
  for (const question of questions) {
    const exact = scanVectors(vectors, question, { limit: 10, compare: (a, b) => a - b });
    const ids = new Set(exact.map(({ item }) => item));
    found += graph.search(question, 10).filter(({ item }) => ids.has(item)).length;
  }
  return found / (10 * questions.length);
}

describe("calibrating the breadth of the graph search", () => {
  let graph: GraphIndex;
  beforeAll(async () => {
    graph = await GraphIndex.build(table);
  });

  it("finds ≥ 99 % of the ten nearest to questions that are not stored, where the library's default does not", async () => {
    graph.setBreadth(10);
    expect(recallOf(graph, table)).toBeLessThan(0.98);
    const breadth = await calibrateBreadth(graph, table);
    expect(breadth).toBeGreaterThan(10);
    expect(recallOf(graph, table)).toBeGreaterThanOrEqual(0.99);
  });

  it("is wider for more vectors", async () => {
    const few = tableOf(all.slice(0, 400));
    const breadthOfFew = await calibrateBreadth(await GraphIndex.build(few), few);
    const breadthOfMany = await calibrateBreadth(graph, table);
    expect(breadthOfMany).toBeGreaterThan(breadthOfFew ?? Number.POSITIVE_INFINITY);
  });

  it("takes the widest allowed where that finds nearly enough, and says so when it does not", async () => {
    const narrowest = await calibrateBreadth(graph, table, { recall: 0.98 });
    const maxBreadth = narrowest ?? 0;
    expect(await calibrateBreadth(graph, table, { maxBreadth, recall: 1 })).toBe(maxBreadth);
    expect(await calibrateBreadth(graph, table, { maxBreadth: 11, recall: 0.999 })).toBeNull();
  });
});
