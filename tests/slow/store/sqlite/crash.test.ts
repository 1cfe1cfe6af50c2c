import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { idsOf, publish, readerOf, vectorOf } from "#tests/contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "#tests/store/sqlite/folders.ts";
import { runProgram } from "#tests/store/sqlite/programs/child.ts";
import { numberedArticles } from "#tests/store/sqlite/programs/numbered-articles.ts";

/** The published generation is whole: all its articles are of one edition, and searches find what can be read. */
async function editionIn(store: PassageStore): Promise<number> {
  const reader = await readerOf(store);
  expect(reader.manifest).toMatchObject({ articles: 20, passages: 40 });
  const articles = await reader.articles((await reader.catalogue()).map(({ id }) => id));
  const editions = new Set(articles.map(({ text }) => Number(/Edition (\d+)/.exec(text)?.[1])));
  expect(editions.size).toBe(1);
  const [edition = Number.NaN] = editions;
  const near = await reader.nearest(vectorOf("aeou"), { limit: 50 });
  const words = await reader.matching(`edition ${edition}`, { limit: 50 });
  for (const hits of [near, words]) {
    expect(hits).toHaveLength(40);
    expect(await reader.passages(idsOf(hits))).toHaveLength(40);
  }
  return edition;
}

describe("a crash", () => {
  const folders = temporaryFolders();

  it("at any instant leaves the last published generation, whole", async () => {
    const dataDir = folders.create();
    let last = 0;
    for (const delay of [0, 3, 11, 24, 38, 52]) {
      const child = runProgram("publish-forever.ts", [dataDir]);
      const line = await child.line("published");
      await setTimeout(delay);
      child.process.kill("SIGKILL");
      expect((await child.ended).signal).toBe("SIGKILL");
      const { store, warnings } = folders.open(dataDir, { graphThreshold: 30 });
      const { generation } = (await readerOf(store)).manifest;
      expect(generation).toBeGreaterThanOrEqual(Number(line.split(" ")[1]));
      expect(generation).toBeGreaterThan(last);
      await editionIn(store);
      expect(warnings).toEqual([]);
      last = generation;
      await store.close();
    }
  }, 60_000);

  it("is not to be feared by readers either: each that opens meanwhile finds one generation, whole", async () => {
    const dataDir = folders.create();
    const child = runProgram("publish-forever.ts", [dataDir]);
    await child.line("published");
    let last = 0;
    for (let i = 0; i < 12; i++) {
      const { store } = folders.open(dataDir, { graphThreshold: 30 });
      const { generation } = (await readerOf(store)).manifest;
      expect(generation).toBeGreaterThanOrEqual(last);
      await editionIn(store);
      last = generation;
      await store.close();
    }
    child.process.kill("SIGKILL");
    expect((await child.ended).signal).toBe("SIGKILL");
  }, 60_000);

  it("while changes are being collected loses only those", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    await publish(store, numberedArticles(1));
    const child = runProgram("hold-lock.ts", [dataDir]);
    await child.line("holding");
    expect(await editionIn(store)).toBe(1);
    child.process.kill("SIGKILL");
    await child.ended;
    expect(await editionIn(folders.open(dataDir).store)).toBe(1);
    const reader = await publish(store, numberedArticles(2));
    expect(reader.manifest.generation).toBe(2);
    expect(await editionIn(store)).toBe(2);
  });

  it("between the files of a generation and its commit leaves files that the next writer sweeps away", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    await publish(store, numberedArticles(1));
    const orphans = ["keyword-2.bin", "graph-2.hnsw", "keyword-2.bin.4711.tmp", "graph-9.hnsw"];
    for (const name of orphans) writeFileSync(join(dataDir, name), "half of a file");
    writeFileSync(join(dataDir, "notes.txt"), "the user's own");
    expect(await editionIn(folders.open(dataDir).store)).toBe(1);
    await (await store.writer()).discard();
    for (const name of orphans) expect(existsSync(join(dataDir, name))).toBe(false);
    expect(existsSync(join(dataDir, "notes.txt"))).toBe(true);
    await publish(store, numberedArticles(2));
    expect(await editionIn(folders.open(dataDir).store)).toBe(2);
  });

  it("is not needed to tidy up: two generations stay, older ones go", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    for (const edition of [1, 2, 3, 4]) await publish(store, numberedArticles(edition));
    const derived = () =>
      readdirSync(dataDir)
        .filter((name) => name.startsWith("keyword-"))
        .sort();
    expect(derived()).toEqual(["keyword-2.bin", "keyword-3.bin", "keyword-4.bin"]);
    await (await store.writer()).discard();
    expect(derived()).toEqual(["keyword-3.bin", "keyword-4.bin"]);
  });
});

describe("the writer's lock", () => {
  const folders = temporaryFolders();

  it("names the other process that holds it, and since when, and ends with that process", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    await publish(store, numberedArticles(1));
    const child = runProgram("hold-lock.ts", [dataDir]);
    await child.line("holding");
    await expect(store.writer()).rejects.toMatchObject({
      code: "index-locked",
      message: expect.stringMatching(new RegExp(`process ${child.process.pid}\\b.*\\d{4}-\\d\\d-\\d\\dT`)),
    });
    child.process.kill("SIGKILL");
    await child.ended;
    await (await store.writer()).discard();
  });
});
