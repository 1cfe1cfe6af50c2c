import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { GraphThread } from "#lib/store/sqlite/graph-thread.ts";
import { SessionOpener } from "#lib/store/sqlite/index-session.ts";
import { openForReading } from "#lib/store/sqlite/main-file.ts";
import { readPublication } from "#lib/store/sqlite/publication.ts";
import { WorkerOperations } from "#lib/store/sqlite/worker-operations.ts";
import { articlesFor, cloudOfVectors } from "#tests/vector/clouds.ts";
import { idsOf, putAll, readerOf } from "../../contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "./folders.ts";

const vectors = cloudOfVectors(600, 8);
/** Opens like any file, and fails when it is read. */
const UNREADABLE = "/proc/self/mem";
const GRAPH = { graphThreshold: 100 };

async function publish(store: PassageStore, from: typeof vectors, count = from.length / 10): Promise<void> {
  const { articles, entries, made } = articlesFor(from);
  const writer = await store.writer();
  const known = await writer.contentHashes();
  const added = articles.slice(0, count).filter(({ article }) => !known.has(article.id));
  await putAll(writer, added);
  const ids = new Set(added.flatMap(({ passages }) => passages.map(({ id }) => id)));
  await writer.putVectors(
    made.embedder.id,
    entries.filter(({ passageId }) => ids.has(passageId)),
  );
  await writer.publish(made);
}

describe("after something went wrong", () => {
  const folders = temporaryFolders();

  it("a rebuild that cannot begin says why, and lets the lock go", async () => {
    const dataDir = folders.create();
    await publish(folders.open(dataDir).store, vectors.slice(0, 20));
    const db = new DatabaseSync(join(dataDir, "index.sqlite"));
    db.exec("CREATE TRIGGER refuse BEFORE DELETE ON articles BEGIN SELECT RAISE(ABORT, 'not this one'); END");
    const { store } = folders.open(dataDir, { rebuild: true });
    await expect(store.writer()).rejects.toThrow("not this one");
    db.exec("DROP TRIGGER refuse");
    db.close();
    const writer = await store.writer();
    expect((await writer.contentHashes()).size).toBe(0);
    await writer.discard();
  });

  it("a generation that could not be opened keeps nothing in memory", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    await publish(store, vectors.slice(0, 20));
    const opener = new SessionOpener(1000, new GraphThread(), new WorkerOperations({}));
    const warnings: string[] = [];
    const open = (dimensions: number) => {
      const db = openForReading(dataDir);
      const publication = db && readPublication(db);
      if (db === null || publication === null) throw new Error("nothing was published");
      const embedder = { ...publication.manifest.embedder, dimensions };
      const manifest = { ...publication.manifest, embedder };
      const warn = (message: string) => warnings.push(message);
      return opener.open({ dataDir, db, publication: { ...publication, manifest }, warn });
    };
    await expect(open(3)).rejects.toThrow();
    rmSync(join(dataDir, "keyword-1.bin"));
    const session = await open(8);
    expect(warnings).toEqual([expect.stringContaining("keyword-1.bin is missing")]);
    session.close();
  });

  it.skipIf(!existsSync(UNREADABLE))(
    "a graph that cannot be read is rebuilt once, for all generations that use it",
    async () => {
      const dataDir = folders.create();
      const writing = folders.open(dataDir, GRAPH).store;
      await publish(writing, vectors, 50);
      const path = join(dataDir, "graph-1.hnsw");
      const original = readFileSync(path);
      rmSync(path);
      symlinkSync(UNREADABLE, path);
      const { store, warnings } = folders.open(dataDir, GRAPH);
      const question = vectors[3] ?? new Float32Array(8);
      const near = async () => idsOf(await (await readerOf(store)).nearest(question, { limit: 5 }));
      const expected = await near();
      expect(expected).toHaveLength(5);
      await vi.waitFor(() => expect(readFileSync(path)).toEqual(original), 5000);
      const written = statSync(path, { bigint: true });
      await publish(writing, vectors, 51);
      expect(await near()).toHaveLength(5);
      expect((await readerOf(store)).manifest.generation).toBe(2);
      await setTimeout(300);
      expect(statSync(path, { bigint: true }).ino).toBe(written.ino);
      expect(warnings).toEqual([expect.stringContaining("graph-1.hnsw is not what was published")]);
    },
  );

  it("as many of the nearest are found as there are, also among the gone and those without a direction", async () => {
    const { store, warnings } = folders.open(folders.create(), GRAPH);
    // A tenth of the vectors are zeros, so that the graph has fewer elements than there are passages.
    const some = vectors.map((vector, i) => (i % 10 === 0 ? vector.map(() => 0) : vector));
    await publish(store, some);
    const question = some[1] ?? new Float32Array(8);
    const before = await (await readerOf(store)).nearest(question, { limit: 30 });
    const writer = await store.writer();
    const gone = new Set(before.map(({ articleId }) => articleId).slice(0, 5));
    await writer.remove([...gone]);
    await writer.publish(articlesFor(some).made);
    const reader = await readerOf(store);
    expect(reader.manifest.ef).not.toBeNull();
    const hits = await reader.nearest(question, { limit: 30 });
    expect(hits).toHaveLength(30);
    expect(hits.filter(({ articleId }) => gone.has(articleId))).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it("a note about a writer that cannot be read is no hindrance", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    await publish(store, vectors.slice(0, 20));
    writeFileSync(join(dataDir, "writer.json"), "{");
    await publish(store, vectors.slice(0, 30));
    expect((await readerOf(store)).manifest).toMatchObject({ generation: 2, passages: 30 });
  });
});
