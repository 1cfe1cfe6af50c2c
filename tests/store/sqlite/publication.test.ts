import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { Manifest } from "#lib/store/passage-store.ts";
import { readEmbedderState, readPublication, writePublication } from "#lib/store/sqlite/publication.ts";
import { createSchema } from "#lib/store/sqlite/schema.ts";
import { temporaryFolders } from "./folders.ts";

const MANIFEST: Manifest = {
  schema: 1,
  generation: 9,
  publishedAt: "2019-06-04T10:00:00.000Z",
  embedder: { method: "letters", id: "letters:1", dimensions: 4 },
  splitter: "paragraphs-1",
  articles: 99,
  passages: 999,
  ef: null,
};
const LARGER = { ...MANIFEST, generation: 10, articles: 100, passages: 1_000, ef: 64 };
const STATE = Uint8Array.from({ length: 1_000_000 }, (_, i) => i % 251);

describe("a publication", () => {
  const folders = temporaryFolders();
  const open = () => {
    const file = join(folders.create(), "index.sqlite");
    const db = new DatabaseSync(file);
    db.exec("PRAGMA journal_mode = WAL");
    createSchema(db);
    /** Writes, and tells how many bytes that took. */
    const write = (manifest: Manifest, embedderState: Uint8Array) => {
      db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      writePublication(db, { indexId: "index", manifest, embedderState });
      return statSync(`${file}-wal`).size;
    };
    return { db, write };
  };

  it("writes the embedder's state once, however the manifest changes", () => {
    const { db, write } = open();
    expect(write(MANIFEST, STATE)).toBeGreaterThan(STATE.length);
    expect(write(LARGER, STATE)).toBeLessThan(STATE.length / 20);
    expect(readPublication(db)).toEqual({ key: "index/10", indexId: "index", manifest: LARGER });
    expect(readEmbedderState(db)).toEqual(STATE);
    db.close();
  });

  it("replaces a state by another, of whatever length", () => {
    const { db, write } = open();
    write(MANIFEST, STATE);
    for (const state of [STATE.toReversed(), STATE.subarray(5), new Uint8Array(0)]) {
      write(LARGER, state);
      expect(readEmbedderState(db)).toEqual(state);
    }
    db.close();
  });
});
