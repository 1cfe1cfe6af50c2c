import { describe, expect, it } from "vitest";
import type { OpeningIndex, PassageReader } from "#lib/store/passage-store.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";
import { MADE, publish, putAll, readerOf } from "../../contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "./folders.ts";
import { runProgram } from "./programs/child.ts";
import { numberedArticles } from "./programs/numbered-articles.ts";

describe("the search thread", () => {
  const folders = temporaryFolders();

  it("leaves the main thread free while it searches", async () => {
    const vectors = cloudOfVectors(6000, 64);
    const { articles, entries, made } = articlesFor(vectors);
    const { store } = folders.open(folders.create());
    const writer = await store.writer();
    await putAll(writer, articles);
    await writer.putVectors(made.embedder.id, entries);
    await writer.publish(made);
    const reader = await readerOf(store);
    const question = vectors[0] ?? new Float32Array(64);
    await reader.nearest(question, { limit: 50 });
    const processBefore = process.cpuUsage();
    const threadBefore = process.threadCpuUsage();
    for (let i = 0; i < 150; i++) await reader.nearest(question, { limit: 50 });
    const processSpent = process.cpuUsage(processBefore);
    const threadSpent = process.threadCpuUsage(threadBefore);
    expect(threadSpent.user + threadSpent.system).toBeLessThan(
      0.5 * (processSpent.user + processSpent.system),
    );
  });

  it("does not keep a script from ending, nor lets it end before the answer", async () => {
    const dataDir = folders.create();
    await publish(folders.open(dataDir).store, numberedArticles(1));
    const { code, output } = await runProgram("search-once.ts", [dataDir]).ended;
    expect({ code, output }).toEqual({ code: 0, output: "found 3\n" });
  });
});

describe("a reader", () => {
  const folders = temporaryFolders();

  it("is cheap to get when nothing has changed", async () => {
    const { store } = folders.open(folders.create());
    await publish(store, numberedArticles(1));
    const start = performance.now();
    for (let i = 0; i < 1000; i++) await store.reader();
    expect((performance.now() - start) / 1000).toBeLessThan(0.5);
  });

  it("is announced while its index is being opened, with the embedder's state, and not again", async () => {
    const { store: empty } = folders.open(folders.create());
    const dataDir = folders.create();
    await publish(folders.open(dataDir).store, numberedArticles(1));
    const { store } = folders.open(dataDir);
    const events: unknown[] = [];
    const told = (opening: OpeningIndex) =>
      void opening.embedderState().then((state) => events.push([opening.manifest.generation, ...state]));
    await store.reader(told);
    events.push("opened");
    await store.reader(told);
    expect(events).toEqual([[1, ...MADE.embedderState], "opened"]);
    expect(await empty.reader(told)).toBeNull();
    expect(events).toHaveLength(2);
  });

  it("of another store notices what is published, without a restart", async () => {
    const dataDir = folders.create();
    const { store: server } = folders.open(dataDir);
    expect(await server.reader()).toBeNull();
    for (const edition of [1, 2, 3]) {
      const { store: ingestion } = folders.open(dataDir);
      await publish(ingestion, numberedArticles(edition));
      await ingestion.close();
      const reader = await readerOf(server);
      expect(reader.manifest.generation).toBe(edition);
      expect((await reader.passagesOf("a0"))[0]?.text).toBe(`Edition ${edition} of article 0.`);
    }
  });

  it("that is several generations old answers from its own as long as it is kept, then says that it is gone", async () => {
    const { store } = folders.open(folders.create());
    const readers: PassageReader[] = [];
    for (const edition of [1, 2, 3]) readers.push(await publish(store, numberedArticles(edition)));
    for (const [i, reader] of readers.entries()) {
      expect((await reader.passagesOf("a0"))[0]?.text).toBe(`Edition ${i + 1} of article 0.`);
    }
    for (const edition of [4, 5, 6]) await publish(store, numberedArticles(edition));
    await expect(readers[0]?.passagesOf("a0")).rejects.toMatchObject({
      code: "index-mismatch",
      hint: "Ask again.",
    });
  });
});
