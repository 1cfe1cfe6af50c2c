import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { ingestCorpus } from "#lib/pipeline/ingest-corpus.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { stageClock } from "../../scripts/bench/build-index.ts";
import { readContents } from "../../scripts/bench/corpus/contents-file.ts";
import { articleGenerator } from "../../scripts/bench/corpus/generate-articles.ts";
import { seeded } from "../../scripts/bench/corpus/random.ts";
import { readVectors, type Vectors } from "../../scripts/bench/corpus/vector-file.ts";
import { exactNeighbours, recallOf } from "../../scripts/bench/measure/exact-neighbours.ts";
import { ExhaustiveKeywords, isSameRanking } from "../../scripts/bench/measure/exhaustive-keywords.ts";
import { interleave } from "../../scripts/bench/measure/interleave.ts";
import { tapStore } from "../../scripts/bench/measure/tap-store.ts";
import { summarise } from "../../scripts/bench/measure/timings.ts";
import { openFullText } from "../../scripts/bench/peers/full-text.ts";
import { langchainMemory } from "../../scripts/bench/peers/langchain-memory.ts";
import { ownRawGraph } from "../../scripts/bench/peers/raw-graph.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const random = seeded(5);
const unit = () => {
  const vector = Float32Array.from({ length: 16 }, () => random() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length);
};

function someVectors(count: number): Vectors {
  const values = new Float32Array(count * 16);
  for (let row = 0; row < count; row++) values.set(unit(), row * 16);
  return { ids: Array.from({ length: count }, (_, row) => `p${row}`), dimensions: 16, values };
}

describe("timing", () => {
  it("sums up by quantiles", () => {
    const timing = summarise(Array.from({ length: 100 }, (_, i) => 100 - i));
    expect(timing).toEqual({ p50: 51, p95: 96, p99: 100, mean: 50.5, count: 100 });
    expect(summarise([])).toEqual({ p50: 0, p95: 0, p99: 0, mean: 0, count: 0 });
  });

  it("puts each question to all, another one first each time, and leaves the warm-up out", async () => {
    const order: string[] = [];
    const contender = (name: string) => (question: number) => order.push(`${name}${question}`);
    const times = await interleave(
      { a: contender("a"), b: contender("b"), c: contender("c") },
      { warmUp: 1, questions: 3 },
    );
    expect(order.join(" ")).toBe("a0 b0 c0 b1 c1 a1 c2 a2 b2");
    expect(times.a.count).toBe(2);
  });

  it("adds a stage's time up, however often it is entered", async () => {
    const clock = stageClock();
    clock.enter("reading");
    await setTimeout(20);
    clock.enter("embedding");
    clock.enter("reading");
    await setTimeout(20);
    const stages = clock.end();
    expect(stages.reading).toBeGreaterThan(35);
    expect(stages.embedding).toBeLessThan(15);
  });
});

describe("exact neighbours", () => {
  it("are those of the highest cosine, and recall counts what was found of them", () => {
    const vectors = someVectors(300);
    const query = unit();
    const cosine = (row: number) =>
      query.reduce((sum, x, d) => sum + x * (vectors.values[row * 16 + d] ?? 0), 0);
    const best = Array.from(vectors.ids.keys()).sort((a, b) => cosine(b) - cosine(a));
    const exact = exactNeighbours(vectors, query, 10);
    expect(exact.map(({ passageId }) => passageId)).toEqual(best.slice(0, 10).map((row) => `p${row}`));
    expect(recallOf(exact, exact)).toBe(1);
    expect(recallOf(exact, [...exact.slice(0, 4), { score: -1 }])).toBe(0.4);
  });

  it("are found by the peers, which search the same vectors", async () => {
    const vectors = someVectors(300);
    const queries = Array.from({ length: 20 }, unit);
    const folder = await temporaryFolder();
    const graph = ownRawGraph(folder, vectors, queries);
    const again = ownRawGraph(folder, vectors, queries);
    const memory = await langchainMemory(vectors);
    const [query = unit()] = queries;
    const [nearest] = exactNeighbours(vectors, query, 1);
    const found = graph.search(Array.from(query), 5);
    expect(again.search(Array.from(query), 5)).toEqual(found);
    expect(again.ef).toBe(graph.ef);
    expect(found).toMatchObject({
      neighbors: [Number(nearest?.passageId.slice(1)), ...Array(4).fill(expect.any(Number))],
    });
    expect(await memory(Array.from(query), 1)).toMatchObject([
      [{ pageContent: nearest?.passageId }, expect.closeTo(nearest?.score ?? 0, 5)],
    ]);
  });
});

const TEXTS = ["A harbour strike. Ships wait.", "Ships sail again.", "Nobody works in the harbour."];

/** An index in memory, with what its tap has kept in the folder. */
async function tappedIndex(texts: readonly string[] = TEXTS) {
  const records = texts.map((text, i) => `${JSON.stringify({ title: `Brief ${i}`, text })}\n`);
  const folder = await temporaryFolder();
  const store = createMemoryStore();
  const tap = tapStore(store, folder);
  const corpusDir = await temporaryFolder({ "briefs.jsonl": records.join("") });
  await ingestCorpus({ corpusDir, store: tap.store, embedders: createLsiFactory() });
  tap.finish();
  const reader = await store.reader();
  if (reader === null) throw new Error("nothing was published");
  return { reader, folder, contents: await Array.fromAsync(readContents(folder)) };
}

describe("what is kept of an ingestion", () => {
  it("is what the index holds, vectors and texts", async () => {
    const article = articleGenerator();
    const texts = Array.from({ length: 3 }, (_, number) => article(number).text);
    const { reader, folder, contents } = await tappedIndex(texts);
    expect(contents.map(({ text }) => text)).toEqual(texts);
    const passages = contents.flatMap((content) => content.passages);
    expect(await reader.passages(passages.map(({ id }) => id))).toMatchObject(passages);
    const { ids, dimensions, values } = readVectors(folder);
    expect(new Set(ids)).toEqual(new Set(passages.map(({ id }) => id)));
    const second = values.subarray(dimensions, 2 * dimensions);
    expect(await reader.nearest(second, { limit: 1 })).toMatchObject([
      { passageId: ids[1], score: expect.closeTo(1, 5) },
    ]);
  });
});

describe("exhaustive keyword scoring", () => {
  it("ranks as the store that scores every passage", async () => {
    const { reader, contents } = await tappedIndex();
    const question = "ships in the harbour";
    const exhaustive = new ExhaustiveKeywords([question]);
    for (const content of contents) exhaustive.add(content);
    const expected = exhaustive.search(question, 50);
    const found = await reader.matching(question, { limit: 50 });
    expect(found.length).toBe(3);
    for (const { passageId, score } of found) expect(expected.get(passageId)).toBeCloseTo(score, 9);
    expect(isSameRanking(found, expected, 50)).toBe(true);
    expect(isSameRanking(found.toReversed(), expected, 50)).toBe(false);
    expect(isSameRanking(found.slice(1), expected, 50)).toBe(false);
  });
});

describe("full-text search by SQLite", () => {
  it("finds what has any of the words, and is filled once", async () => {
    const folder = await temporaryFolder();
    const { contents } = await tappedIndex();
    const fill = async function* () {
      yield* contents;
    };
    const search = await openFullText(folder, fill);
    expect(search.search("ship", 10)).toHaveLength(2);
    search.close();
    const again = await openFullText(folder, () => {
      throw new Error("filled twice");
    });
    expect(again.search("harbour strike", 10)).toHaveLength(2);
    expect(again.search("strike", 10)).toEqual([{ id: contents[0]?.passages[0]?.id }]);
    again.close();
  });
});
