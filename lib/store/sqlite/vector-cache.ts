import { renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { CounterpointError } from "#lib/errors.ts";
import type { VectorCache } from "#lib/schema/vector-cache.ts";
import { decodeVector, encodeVector } from "#lib/vector/vector-table.ts";
import { bad } from "../check-input.ts";
import { createFolder, inFolder } from "./generation-files.ts";
import { onFile } from "./sqlite-errors.ts";

/** Milliseconds to wait for another process that is storing vectors. */
const PATIENCE = 5000;

type OpenCache = { db: DatabaseSync; get: StatementSync; set: StatementSync };

/**
 * Keeps vectors in a file of its own, so that what was paid for is stored at once while the index itself waits for its
 * one commit. Only a cache: a damaged file is moved aside with a warning, and another begun.
 */
export class SqliteVectorCache implements VectorCache {
  readonly #dataDir: string;
  readonly #warn: (message: string) => void;
  #open: OpenCache | undefined;

  constructor(dataDir: string, warn: (message: string) => void) {
    this.#dataDir = dataDir;
    this.#warn = warn;
  }

  async get(embedderId: string, hashes: readonly string[]): Promise<(Float32Array | undefined)[]> {
    return this.#use(({ get }) =>
      hashes.map((hash) => {
        const vector = get.get(embedderId, hash)?.vector;
        return vector instanceof Uint8Array ? decodeVector(vector) : undefined;
      }),
    );
  }

  async set(embedderId: string, entries: readonly { hash: string; vector: Float32Array }[]): Promise<void> {
    for (const { hash, vector } of entries) {
      if (vector.length === 0 || !vector.every(Number.isFinite)) {
        throw bad(`The vector for text ${hash} cannot be kept: it is empty or not finite.`);
      }
    }
    this.#use(({ db, set }) => {
      db.exec("BEGIN IMMEDIATE");
      try {
        for (const { hash, vector } of entries) set.run(embedderId, hash, encodeVector(vector));
        db.exec("COMMIT");
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw error;
      }
    });
  }

  close(): void {
    this.#open?.db.close();
    this.#open = undefined;
  }

  /** A second try follows only after a damaged file was replaced. */
  #use<T>(work: (cache: OpenCache) => T): T {
    const path = inFolder(this.#dataDir, "embedding-cache.sqlite");
    const attempt = () =>
      onFile(path, () => {
        this.#open ??= openCache(this.#dataDir, path);
        return work(this.#open);
      });
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof CounterpointError) || error.code !== "index-corrupt") throw error;
      this.close();
      this.#warn(`${basename(path)} is damaged. It was moved aside; vectors are computed again as needed.`);
      onFile(path, () => renameSync(path, `${path}.corrupt`));
      for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true });
      return attempt();
    }
  }
}

function openCache(dataDir: string, path: string): OpenCache {
  createFolder(dataDir);
  const db = new DatabaseSync(path, { timeout: PATIENCE });
  try {
    db.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS vectors (
        embedder_id TEXT NOT NULL,
        hash TEXT NOT NULL,
        vector BLOB NOT NULL,
        PRIMARY KEY (embedder_id, hash)
      ) WITHOUT ROWID;
    `);
    return {
      db,
      get: db.prepare("SELECT vector FROM vectors WHERE embedder_id = ? AND hash = ?"),
      set: db.prepare("INSERT OR REPLACE INTO vectors (embedder_id, hash, vector) VALUES (?, ?, ?)"),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
