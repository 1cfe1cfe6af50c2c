import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { EMBEDDER, MADE, publish, readerOf } from "../../contracts/passage-store/fixtures.ts";
import { temporaryFolders } from "./folders.ts";
import { runProgram } from "./programs/child.ts";
import { numberedArticles } from "./programs/numbered-articles.ts";

describe("the data folder", () => {
  const folders = temporaryFolders();

  it("is made by the first writer, not by a reader", async () => {
    const dataDir = join(folders.create(), "deep", "down");
    const { store } = folders.open(dataDir);
    expect(await store.reader()).toBeNull();
    await publish(store, numberedArticles(1));
    expect(readdirSync(dataDir)).toContain("index.sqlite");
  });

  it("of a writer that died while it made the database holds nothing, and the next writer makes it", async () => {
    const dataDir = folders.create();
    const dying = join(folders.create(), "index.sqlite");
    const db = new DatabaseSync(dying);
    db.exec("PRAGMA cache_size = 1; BEGIN; CREATE TABLE articles (text TEXT)");
    const insert = db.prepare("INSERT INTO articles VALUES (?)");
    for (let i = 0; i < 200; i++) insert.run("x".repeat(3_000));
    for (const suffix of ["", "-journal"])
      copyFileSync(dying + suffix, join(dataDir, `index.sqlite${suffix}`));
    db.close();
    const { store } = folders.open(dataDir);
    expect(await store.reader()).toBeNull();
    expect((await publish(store, numberedArticles(1))).manifest.generation).toBe(1);
  });

  // The tests may run as a user whom file permissions do not bind: these places refuse everyone.
  it.each([
    ["a file in its place", (folder: string) => join(folder, "occupied")],
    ["a file in the place of a folder above it", (folder: string) => join(folder, "occupied", "data")],
    ["a folder where none can be made", () => "/proc/counterpoint"],
    ["a folder in the place of the index", (folder: string) => join(folder, "strange")],
  ])("that cannot be written is refused: %s", async (_, place) => {
    const folder = folders.create();
    writeFileSync(join(folder, "occupied"), "");
    mkdirSync(join(folder, "strange", "index.sqlite"), { recursive: true });
    const { store } = folders.open(place(folder));
    await expect(store.writer()).rejects.toMatchObject({
      code: "data-unwritable",
      message: expect.stringContaining(place(folder)),
      hint: expect.stringContaining("DATA_DIR"),
    });
    const storing = store.vectorCache.set("one", [{ hash: "h", vector: Float32Array.of(1) }]);
    if (place(folder) !== join(folder, "strange")) {
      await expect(storing).rejects.toMatchObject({ code: "data-unwritable" });
    }
  });

  it("on a full disk fails with one clear error, and keeps what was published", async () => {
    const dataDir = folders.create();
    const { store } = folders.open(dataDir);
    await publish(store, numberedArticles(1));
    for (const kilobytes of [300, 2000]) {
      const { output } = await runProgram("write-until-full.ts", [dataDir], kilobytes).ended;
      expect(output).toMatch(/^failed \{"code":"data-unwritable","message":"[^"]+","hint":"[^"]+"\}\n$/);
    }
    const fresh = folders.open(dataDir);
    expect((await readerOf(fresh.store)).manifest).toMatchObject({ generation: 1, articles: 20 });
    expect(await (await readerOf(fresh.store)).matching("edition", { limit: 50 })).toHaveLength(40);
    expect((await publish(fresh.store, numberedArticles(2))).manifest.generation).toBe(2);
    expect(fresh.warnings).toEqual([]);
  });
});

describe("an index of another version", () => {
  const folders = temporaryFolders();

  async function ofVersion(version: number): Promise<string> {
    const dataDir = folders.create();
    const first = folders.open(dataDir);
    await publish(first.store, numberedArticles(1));
    await first.store.close();
    const db = new DatabaseSync(join(dataDir, "index.sqlite"));
    db.exec(`PRAGMA user_version = ${version}`);
    db.close();
    return dataDir;
  }

  it("that is newer is refused with what to do, and can be rebuilt", async () => {
    const dataDir = await ofVersion(99);
    const { store } = folders.open(dataDir);
    for (const attempt of [() => store.reader(), () => store.writer()]) {
      await expect(attempt()).rejects.toMatchObject({
        code: "index-mismatch",
        message: expect.stringContaining("newer version"),
        hint: expect.stringContaining("npm run ingest -- --rebuild"),
      });
    }
    const rebuilt = folders.open(dataDir, { rebuild: true });
    expect((await publish(rebuilt.store, numberedArticles(2))).manifest.generation).toBe(1);
  });

  it("that is older cannot be read, and is made anew by the next writer, who says so", async () => {
    const dataDir = await ofVersion(0);
    const { store, warnings } = folders.open(dataDir);
    await expect(store.reader()).rejects.toMatchObject({
      code: "index-mismatch",
      message: expect.stringContaining("older version"),
    });
    expect((await publish(store, numberedArticles(2))).manifest.generation).toBe(1);
    expect(warnings).toEqual([expect.stringContaining("older layout")]);
    expect(readdirSync(dataDir).filter((name) => name.includes("corrupt"))).toEqual([]);
  });

  it("that belongs to another program is never deleted", async () => {
    const dataDir = folders.create();
    const path = join(dataDir, "index.sqlite");
    const db = new DatabaseSync(path);
    db.exec("CREATE TABLE theirs (a); PRAGMA application_id = 7");
    db.close();
    await expect(folders.open(dataDir).store.writer()).rejects.toMatchObject({ code: "index-corrupt" });
    expect(readdirSync(dataDir)).toContain("index.sqlite");
  });
});

describe("rebuilding a sound index", () => {
  const folders = temporaryFolders();

  it("starts from nothing, keeps the old generation until the new one is published, and happens once", async () => {
    const dataDir = folders.create();
    await publish(folders.open(dataDir).store, numberedArticles(1));
    const { store, warnings } = folders.open(dataDir, { rebuild: true });
    const writer = await store.writer();
    expect(await writer.contentHashes()).toEqual(new Map());
    expect((await readerOf(store)).manifest).toMatchObject({ generation: 1, articles: 20 });
    const [one] = numberedArticles(5);
    if (one === undefined) throw new Error("there is no article");
    await writer.put(one.article, one.passages);
    const vectors = one.passages.map(({ id }) => ({ passageId: id, vector: Float32Array.of(1, 0, 0, 0) }));
    await writer.putVectors(EMBEDDER.id, vectors);
    expect(await writer.publish(MADE)).toMatchObject({ generation: 2, articles: 1 });
    const next = await store.writer();
    expect((await next.contentHashes()).size).toBe(1);
    await next.discard();
    expect(warnings).toEqual([]);
  });
});
