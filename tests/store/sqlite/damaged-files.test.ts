import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";
import { idsOf, putAll, readerOf } from "../../contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "./folders.ts";

const vectors = cloudOfVectors(121, 8);
const question = vectors[120] as Float32Array;
const { articles, entries, made } = articlesFor(vectors.slice(0, 120));
const GRAPH = { graphThreshold: 50 };

async function publishAll(store: PassageStore): Promise<void> {
  const writer = await store.writer();
  await putAll(writer, articles);
  await writer.putVectors(made.embedder.id, entries);
  await writer.publish(made);
}

async function answersOf(reader: PassageReader) {
  const words = idsOf(await reader.matching("passage 17 says", { limit: 10 }));
  const near = idsOf(await reader.nearest(question, { limit: 10 }));
  return { words, near };
}

describe("damaged files", () => {
  const folders = temporaryFolders();
  /** A folder with two generations of the same articles, copied for each test. */
  const original = new Map<string, Buffer>();
  let expected: Awaited<ReturnType<typeof answersOf>>;

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "counterpoint-"));
    const store = createSqliteStore({ searchProgram: SEARCH_PROGRAM, dataDir, ...GRAPH });
    await publishAll(store);
    const writer = await store.writer();
    // So many that both files are made anew.
    await writer.remove(["n00000", "n00004", "n00008"]);
    await writer.publish(made);
    expected = await answersOf(await readerOf(store));
    await store.close();
    for (const name of readdirSync(dataDir)) original.set(name, readFileSync(join(dataDir, name)));
    rmSync(dataDir, { recursive: true });
  });

  const copyOfOriginal = () => {
    const dataDir = folders.create();
    for (const [name, bytes] of original) writeFileSync(join(dataDir, name), bytes);
    return dataDir;
  };

  it("are not there after an ordinary publication", async () => {
    expect([...original.keys()].filter((name) => /^(graph|keyword)/.test(name)).sort()).toEqual([
      "graph-1.hnsw",
      "graph-2.hnsw",
      "keyword-1.bin",
      "keyword-2.bin",
    ]);
    const { store, warnings } = folders.open(copyOfOriginal(), GRAPH);
    expect(await answersOf(await readerOf(store))).toEqual(expected);
    expect(warnings).toEqual([]);
  });

  const flip = (at: (size: number) => number) => (path: string) => {
    const bytes = readFileSync(path);
    const i = at(bytes.length);
    bytes[i] = (bytes[i] ?? 0) ^ 0x10;
    writeFileSync(path, bytes);
  };
  const DAMAGES: [string, (path: string) => void][] = [
    ["flipped in its first byte", flip(() => 0)],
    ["flipped in its header", flip(() => 21)],
    ["flipped in its body", flip((size) => size >> 1)],
    ["flipped in its last byte", flip((size) => size - 1)],
    ["truncated", (path) => writeFileSync(path, readFileSync(path).subarray(0, -100))],
    ["emptied", (path) => writeFileSync(path, "")],
    ["missing", (path) => rmSync(path)],
    [
      "longer than it was",
      (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(8)])),
    ],
    ["of another generation", (path) => copyFileSync(path.replace("-2.", "-1."), path)],
    ["of another program", (path) => writeFileSync(path, "<html>Not found</html>")],
  ];

  it.each(DAMAGES)("are rebuilt when they are derived and %s, with a warning for each", async (_, damage) => {
    const dataDir = copyOfOriginal();
    const derived = ["keyword-2.bin", "graph-2.hnsw"];
    for (const name of derived) damage(join(dataDir, name));
    const { store, warnings } = folders.open(dataDir, GRAPH);
    const reader = await readerOf(store);
    expect(await answersOf(reader)).toEqual(expected);
    expect(warnings.toSorted()).toEqual(derived.toSorted().map((name) => expect.stringContaining(name)));
    const asPublished = () => {
      for (const name of derived) expect(readFileSync(join(dataDir, name))).toEqual(original.get(name));
    };
    await vi.waitFor(asPublished, 5000);
    expect(await answersOf(reader)).toEqual(expected);
    expect(warnings).toHaveLength(2);
  });

  it("are moved aside when it is the cache of vectors", async () => {
    const dataDir = folders.create();
    writeFileSync(
      join(dataDir, "embedding-cache.sqlite"),
      "this is no database, however long it may be".repeat(99),
    );
    const { store, warnings } = folders.open(dataDir);
    expect(await store.vectorCache.get("one", ["h"])).toEqual([undefined]);
    await store.vectorCache.set("one", [{ hash: "h", vector: Float32Array.of(1) }]);
    expect(await store.vectorCache.get("one", ["h"])).toEqual([Float32Array.of(1)]);
    expect(warnings).toEqual([expect.stringContaining("embedding-cache.sqlite is damaged")]);
    expect(existsSync(join(dataDir, "embedding-cache.sqlite.corrupt"))).toBe(true);
  });

  const MAIN_DAMAGES: [string, (path: string) => void][] = [
    ["flipped in its header", flip(() => 5)],
    ["truncated", (path) => writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size >> 1))],
    ["emptied", (path) => writeFileSync(path, "")],
    ["of another program", (path) => writeFileSync(path, "<html>Not found</html>".repeat(300))],
  ];

  it.each(MAIN_DAMAGES)("say so when it is the index itself: %s", async (_, damage) => {
    const dataDir = copyOfOriginal();
    damage(join(dataDir, "index.sqlite"));
    const damaged = readFileSync(join(dataDir, "index.sqlite"));
    const { store } = folders.open(dataDir, GRAPH);
    for (const attempt of [() => store.reader(), () => store.writer()]) {
      await expect(attempt()).rejects.toMatchObject({
        code: "index-corrupt",
        message: expect.stringContaining(join(dataDir, "index.sqlite")),
        hint: expect.stringContaining("npm run ingest -- --rebuild"),
      });
    }
    expect(readFileSync(join(dataDir, "index.sqlite"))).toEqual(damaged);

    const rebuilding = folders.open(dataDir, { ...GRAPH, rebuild: true });
    await publishAll(rebuilding.store);
    expect((await readerOf(rebuilding.store)).manifest).toMatchObject({ generation: 1, passages: 120 });
    expect(rebuilding.warnings).toEqual([expect.stringContaining("moved aside")]);
    const aside = readdirSync(dataDir).find((name) => /^index\.sqlite\.corrupt-[\dTZ-]+$/.test(name));
    expect(readFileSync(join(dataDir, aside ?? ""))).toEqual(damaged);
    expect((await readerOf(store)).manifest.passages).toBe(120);
  });

  it("are named when a page of the index is damaged where nobody has looked yet", async () => {
    const dataDir = copyOfOriginal();
    const path = join(dataDir, "index.sqlite");
    const bytes = readFileSync(path);
    for (let page = 4096; page < bytes.length; page += 4096) bytes.fill(0xff, page, page + 64);
    writeFileSync(path, bytes);
    const { store } = folders.open(dataDir, GRAPH);
    await expect(store.reader()).rejects.toMatchObject({ code: "index-corrupt" });
    await expect(store.writer()).rejects.toMatchObject({ code: "index-corrupt" });
  });

  it("are none when an empty file was all there ever was", async () => {
    const dataDir = folders.create();
    writeFileSync(join(dataDir, "index.sqlite"), "");
    const { store } = folders.open(dataDir, GRAPH);
    expect(await store.reader()).toBeNull();
    await publishAll(store);
    expect(await store.reader()).not.toBeNull();
  });
});
