import type { DatabaseSync } from "node:sqlite";
import { CounterpointError } from "#lib/errors.ts";
import { decodeVector, encodeVector } from "#lib/vector/vector-table.ts";
import { bad, checkArticle, checkVectors } from "../check-input.ts";
import type { PassageWriter } from "../passage-store.ts";
import { derivedFilesOf, filesToKeep } from "./derived-table.ts";
import { formerVersionKeeper } from "./former-versions.ts";
import { mainPath, sweep } from "./generation-files.ts";
import { insertRows } from "./insert-rows.ts";
import { missingVectors } from "./missing-vectors.ts";
import { readEmbedderState, readPublication } from "./publication.ts";
import { publishGeneration, requireVectors } from "./publish-generation.ts";
import { articleOf, passageOf } from "./rows.ts";
import { sqliteCopies } from "./sqlite-copies.ts";
import { onFile, onFileLater } from "./sqlite-errors.ts";

export type SqliteWriterOptions = {
  /** Within its write transaction, which lasts as long as the writer. */
  db: DatabaseSync;
  dataDir: string;
  graphThreshold: number;
  /** Called once, when the transaction is over, before the connection is closed. */
  release(): void;
};

/**
 * The whole life of a writer is one SQLite transaction: whatever happens to the process, what was published last
 * stands until the commit in `publish`. A failure of the disk ends the writer and drops its changes.
 */
export function sqliteWriter({ db, dataDir, graphThreshold, release }: SqliteWriterOptions): PassageWriter {
  const path = mainPath(dataDir);
  let state: "open" | "publishing" | "done" = "open";

  const finish = () => {
    state = "done";
    try {
      // What was dropped may have filled the disk, and would stay in the log for as long as somebody reads.
      if (db.isTransaction) db.exec("ROLLBACK; PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
      // On a disk that fails this may, too; closing drops the changes as well.
    }
    release();
    db.close();
  };
  const requireOpen = () => {
    if (state !== "open") {
      const why = state === "done" ? "has published or dropped its changes" : "is publishing";
      throw new CounterpointError("internal", `This writer ${why}.`);
    }
  };
  /** A statement that fails may leave half of its work, or no transaction at all: neither may be gone on with. */
  const change = <T>(work: () => T): T => {
    requireOpen();
    try {
      return onFile(path, work);
    } catch (error) {
      finish();
      throw error;
    }
  };
  const read = <T>(work: () => T): T => {
    requireOpen();
    return onFile(path, work);
  };
  const statements = prepare(db);
  const published = {
    article: derivedFilesOf(db, "keyword").at(-1)?.last ?? 0,
    passage: derivedFilesOf(db, "graph").at(-1)?.last ?? 0,
  };
  const publication = readPublication(db);
  const publishedFiles = filesToKeep(db);
  let vectorsReplaced = false;
  /** The files of a publication that failed, while nobody else can be writing his own. */
  const sweepQuietly = () => {
    try {
      sweep(dataDir, publishedFiles);
    } catch {
      // The next writer does the same.
    }
  };
  const copies = sqliteCopies({ db, read, change });
  const former = formerVersionKeeper(db);
  /** What no segment has yet leaves no trace in them. Returns what was stored, if anything was. */
  const removeArticle = (id: string) => {
    const row = statements.article.get(id);
    if (row === undefined) return undefined;
    const number = Number(row.number);
    if (number <= published.article) statements.addDead.run(number, Number(row.passages));
    copies.flush();
    statements.removeArticle.run(number);
    return row;
  };

  return {
    last: publication && {
      manifest: publication.manifest,
      embedderState: async () => read(() => readEmbedderState(db)),
    },

    async contentHashes() {
      requireOpen();
      const rows = onFile(path, () => db.prepare("SELECT id, content_hash FROM articles ORDER BY id").all());
      return new Map(rows.map((row) => [String(row.id), String(row.content_hash)]));
    },

    async put(article, passages) {
      requireOpen();
      checkArticle(article, passages);
      onFile(path, () => {
        const ids = JSON.stringify(passages.map(({ id }) => id));
        const taken = statements.ofAnother.get(ids, article.id)?.id;
        if (taken !== undefined) throw bad(`Another article already has a passage ${taken}.`);
      });
      const { text, ...info } = article;
      change(() => {
        former.put(article, removeArticle(article.id));
        const { id, contentHash } = article;
        const { lastInsertRowid } = statements.addArticle.run(id, contentHash, JSON.stringify(info), text);
        statements.addPassages(
          passages.flatMap((passage) => [
            passage.id,
            lastInsertRowid,
            id,
            passage.ordinal,
            passage.start,
            passage.end,
          ]),
        );
      });
    },

    async remove(articleIds) {
      change(() => {
        for (const id of articleIds) {
          const row = removeArticle(id);
          if (row !== undefined) former.remove(row);
        }
      });
    },

    async *contents() {
      const page = db.prepare("SELECT number, info, text FROM articles WHERE id > ? ORDER BY id LIMIT 64");
      for (let after = ""; ; ) {
        requireOpen();
        const rows = onFile(path, () => page.all(after));
        for (const row of rows) {
          const article = articleOf(row);
          const passages = onFile(path, () => statements.passagesOf.all(Number(row.number)));
          yield { article, passages: passages.map((passage) => passageOf(passage, article.text)) };
          after = article.id;
        }
        if (rows.length === 0) return;
      }
    },

    ...missingVectors(db, read),

    async putVectors(embedderId, vectors) {
      requireOpen();
      const known = onFile(path, () => statements.anyVector.get(embedderId))?.vector;
      checkVectors(vectors, known instanceof Uint8Array ? decodeVector(known).length : undefined);
      const numbered = vectors.map(({ passageId, vector }) => {
        const number = onFile(path, () => statements.numberOf.get(passageId))?.number;
        if (number === undefined) throw bad(`There is no passage ${passageId} to keep a vector of.`);
        return { number, bytes: encodeVector(vector) };
      });
      change(() => {
        for (const { number, bytes } of numbered) {
          if (Number(number) <= published.passage) vectorsReplaced = true;
          statements.putVector.run(number, embedderId, bytes);
        }
      });
    },

    copies,

    async publish(made) {
      change(() => {
        copies.flush();
        former.settle();
      });
      const counts = read(() => requireVectors(db, made.embedder));
      state = "publishing";
      try {
        return await onFileLater(path, () =>
          publishGeneration({ db, dataDir, graphThreshold, made, counts, vectorsReplaced }),
        );
      } catch (error) {
        sweepQuietly();
        throw error;
      } finally {
        // Also after a failure: the tables may name files that were never written.
        finish();
      }
    },

    async discard() {
      if (state !== "done") finish();
    },
  };
}

function prepare(db: DatabaseSync) {
  return {
    numberOf: db.prepare("SELECT number FROM passages WHERE id = ?"),
    ofAnother: db.prepare(
      `SELECT id FROM passages WHERE id IN (SELECT value FROM json_each(?)) AND article_id <> ?
       ORDER BY id LIMIT 1`,
    ),
    article: db.prepare(
      `SELECT number, info, text, (SELECT count(*) FROM passages WHERE article = a.number) AS passages
       FROM articles a WHERE id = ?`,
    ),
    removeArticle: db.prepare("DELETE FROM articles WHERE number = ?"),
    addDead: db.prepare("INSERT INTO dead_articles VALUES (?, ?)"),
    addArticle: db.prepare("INSERT INTO articles (id, content_hash, info, text) VALUES (?, ?, ?, ?)"),
    addPassages: insertRows(db, 'INSERT INTO passages (id, article, article_id, ordinal, start, "end")', 6),
    passagesOf: db.prepare("SELECT * FROM passages WHERE article = ? ORDER BY ordinal, id"),
    anyVector: db.prepare("SELECT vector FROM vectors WHERE embedder_id = ? LIMIT 1"),
    putVector: db.prepare("INSERT OR REPLACE INTO vectors (passage, embedder_id, vector) VALUES (?, ?, ?)"),
  };
}
