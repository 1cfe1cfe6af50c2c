import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Filter } from "#lib/schema/retrieval.ts";
import type { PassageReader, PassageStore, SearchOptions } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";
import { idsOf, putAll, readerOf } from "../../contracts/passage-store/fixtures.ts";

const PASSAGES = 2000;
const all = cloudOfVectors(PASSAGES + 30, 16);
const questions = all.slice(PASSAGES);
const { articles, entries, made } = articlesFor(all.slice(0, PASSAGES));

async function fill(store: PassageStore): Promise<PassageReader> {
  const writer = await store.writer();
  await putAll(writer, articles);
  await writer.putVectors(made.embedder.id, entries);
  await writer.publish(made);
  return readerOf(store);
}

describe("vector search with a graph", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "counterpoint-"));
  const sqlite = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir, graphThreshold: 500 });
  const memory = createMemoryStore();
  let reader: PassageReader;
  let oracle: PassageReader;

  beforeAll(async () => {
    [reader, oracle] = [await fill(sqlite), await fill(memory)];
  });
  afterAll(async () => {
    await sqlite.close();
    rmSync(dataDir, { recursive: true });
  });

  const recall = async (options: SearchOptions) => {
    let found = 0;
    let wanted = 0;
    for (const question of questions) {
      const exact = new Set(idsOf(await oracle.nearest(question, options)));
      const hits = await reader.nearest(question, options);
      expect(hits).toHaveLength(exact.size);
      found += idsOf(hits).filter((id) => exact.has(id)).length;
      wanted += exact.size;
    }
    return found / wanted;
  };

  it("keeps the calibrated breadth in the manifest", () => {
    expect(reader.manifest.ef).toBeGreaterThan(10);
  });

  it("finds almost all that an exact search finds", async () => {
    expect(await recall({ limit: 10 })).toBeGreaterThanOrEqual(0.99);
    expect(await recall({ limit: 50 })).toBeGreaterThanOrEqual(0.95);
  });

  it("also under a wide filter", async () => {
    const outletIds = Array.from({ length: 10 }, (_, i) => `outlet-${i}`);
    expect(await recall({ limit: 10, filter: { outletIds } })).toBeGreaterThanOrEqual(0.99);
  });

  it.each<[string, Filter | undefined, string[] | undefined]>([
    ["a filter that leaves few passages", { outletIds: ["outlet-3"] }, undefined],
    ["a filter that leaves one article", { articleIds: ["n00007"] }, undefined],
    ["given passages", undefined, entries.slice(100, 400).map(({ passageId }) => passageId)],
    ["a filter that leaves nothing", { outletIds: [] }, undefined],
  ])("is exact under %s", async (_, filter, passageIds) => {
    const options = { limit: 20, ...(filter && { filter }), ...(passageIds && { passageIds }) };
    for (const question of questions.slice(0, 5)) {
      const exact = await oracle.nearest(question, options);
      const hits = await reader.nearest(question, options);
      expect(idsOf(hits)).toEqual(idsOf(exact));
      hits.forEach(({ score }, i) => {
        expect(score).toBeCloseTo(exact[i]?.score ?? Number.NaN, 5);
      });
    }
  });

  it("looks at every passage when those that the filter leaves are far from the question", async () => {
    const [question] = questions as [Float32Array];
    const nearest = await oracle.nearest(question, { limit: 600 });
    const near = new Set(nearest.map(({ articleId }) => articleId));
    const articleIds = articles.map(({ article }) => article.id).filter((id) => !near.has(id));
    const options = { limit: 10, filter: { articleIds } };
    const exact = idsOf(await oracle.nearest(question, options));
    const hits = idsOf(await reader.nearest(question, options));
    expect(hits.filter((id) => exact.includes(id)).length).toBeGreaterThanOrEqual(9);
  });

  it("keeps to exact search below its threshold", async () => {
    const smallDir = mkdtempSync(join(tmpdir(), "counterpoint-"));
    const small = createSqliteStore({
      searchProgram: SEARCH_PROGRAM,
      dataDir: smallDir,
      graphThreshold: PASSAGES + 1,
    });
    const exact = await fill(small);
    expect(exact.manifest.ef).toBeNull();
    const [question] = questions as [Float32Array];
    const expected = idsOf(await oracle.nearest(question, { limit: 50 }));
    expect(idsOf(await exact.nearest(question, { limit: 50 }))).toEqual(expected);
    await small.close();
    rmSync(smallDir, { recursive: true });
  });
});
