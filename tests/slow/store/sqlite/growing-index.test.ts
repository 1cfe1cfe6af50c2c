import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { derivedFilesOf } from "#lib/store/sqlite/derived-table.ts";
import { openForReading } from "#lib/store/sqlite/main-file.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { idsOf, readerOf } from "#tests/contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "#tests/store/sqlite/folders.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";

const PASSAGES = 6000;
const all = cloudOfVectors(PASSAGES + 20, 16);
const questions = all.slice(PASSAGES);
const { articles, entries, made } = articlesFor(all.slice(0, PASSAGES));
const vectorOf = new Map(entries.map(({ passageId, vector }) => [passageId, vector]));

type Change = { add?: [number, number]; remove?: [number, number] };

/** Article numbers `from` up to `to`. */
async function change(store: PassageStore, { add = [0, 0], remove = [0, 0] }: Change): Promise<void> {
  const writer = await store.writer();
  await writer.remove(articles.slice(...remove).map(({ article }) => article.id));
  for (const { article, passages } of articles.slice(...add)) {
    await writer.put(article, passages);
    await writer.putVectors(
      made.embedder.id,
      passages.map(({ id }) => ({ passageId: id, vector: vectorOf.get(id) ?? new Float32Array(0) })),
    );
  }
  await writer.publish(made);
}

describe("an index that grows and shrinks", () => {
  const folders = temporaryFolders();
  const dataDir = folders.create();
  const { store, warnings } = folders.open(dataDir, { graphThreshold: 500 });
  const oracle = createMemoryStore();
  const inUse = () => {
    const db = openForReading(dataDir);
    if (db === null) throw new Error("nothing was published");
    const files = [...derivedFilesOf(db, "graph"), ...derivedFilesOf(db, "keyword")];
    db.close();
    return files.map(({ file }) => file);
  };

  const apply = async (what: Change) => {
    await change(store, what);
    await change(oracle, what);
  };

  /** Keyword hits are the oracle's exactly; of the nearest, nearly all are found. */
  const expectAnswers = async () => {
    const [reader, exact] = [await readerOf(store), await readerOf(oracle)];
    expect(reader.manifest).toMatchObject({
      articles: exact.manifest.articles,
      passages: exact.manifest.passages,
    });
    for (const query of ["passage 17 says", "passage 3005", "so", "passage 5999 says so"]) {
      const options = { limit: 30 };
      expect(await reader.matching(query, options)).toEqual(await exact.matching(query, options));
      const filter = { outletIds: ["outlet-3", "outlet-4"] };
      expect(await reader.matching(query, { ...options, filter })).toEqual(
        await exact.matching(query, { ...options, filter }),
      );
    }
    let found = 0;
    let wanted = 0;
    const filters = [
      undefined,
      { outletIds: ["outlet-3"] },
      { outletIds: ["outlet-1", "outlet-2", "outlet-5"] },
    ];
    for (const question of questions) {
      for (const filter of filters) {
        const options = { limit: 10, ...(filter && { filter }) };
        const near = new Set(idsOf(await exact.nearest(question, options)));
        const hits = idsOf(await reader.nearest(question, options));
        expect(hits).toHaveLength(near.size);
        found += hits.filter((id) => near.has(id)).length;
        wanted += near.size;
      }
    }
    expect(found / wanted).toBeGreaterThanOrEqual(0.99);
  };

  it("finds what an index made anew finds, after each step, and writes only what the step calls for", async () => {
    await apply({ add: [0, 300] });
    await expectAnswers();
    const large = statSync(join(dataDir, "graph-1.hnsw")).mtimeMs;

    await apply({ add: [300, 310] });
    await expectAnswers();
    expect(inUse()).toEqual(["graph-1.hnsw", "keyword-1.bin", "keyword-2.bin"]);

    await apply({ add: [310, 312], remove: [5, 15] });
    await expectAnswers();
    expect(inUse()).toEqual(["graph-1.hnsw", "keyword-1.bin", "keyword-2.bin", "keyword-3.bin"]);
    expect(statSync(join(dataDir, "graph-1.hnsw")).mtimeMs).toBe(large);

    // More than can be looked at one by one: the graph takes them in.
    await apply({ add: [312, 500] });
    await expectAnswers();
    expect(inUse()).toEqual(["graph-4.hnsw", "keyword-4.bin"]);

    // What was removed comes back, and some changes places.
    await apply({ add: [5, 15], remove: [400, 410] });
    await expectAnswers();
    expect(inUse()).toEqual(["graph-4.hnsw", "keyword-4.bin", "keyword-5.bin"]);

    // So much is gone that the rest is made anew.
    await apply({ remove: [20, 240] });
    await expectAnswers();
    expect(inUse()).toEqual(["graph-6.hnsw", "keyword-6.bin", "keyword-5.bin"]);
    expect(warnings).toEqual([]);

    // A reader of an earlier generation goes on with it.
    const before = await readerOf(store);
    const [question] = questions as [Float32Array];
    const expected = idsOf(await before.nearest(question, { limit: 20 }));
    await change(store, { remove: [240, 260] });
    expect((await readerOf(store)).manifest.generation).toBe(before.manifest.generation + 1);
    expect(idsOf(await before.nearest(question, { limit: 20 }))).toEqual(expected);
    expect(await before.passages(expected)).toHaveLength(20);
  }, 120_000);
});
