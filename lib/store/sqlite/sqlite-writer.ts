import type { DatabaseSync } from "node:sqlite";
import { CounterpointError } from "#lib/errors.ts";
import { bad, checkArticle, checkVectors } from "../check-input.ts";
import type { PassageWriter } from "../passage-store.ts";
import { mainPath } from "./generation-files.ts";
import { publishGeneration } from "./publish-generation.ts";
import { articleOf, passageOf } from "./rows.ts";
import { sqliteCopies } from "./sqlite-copies.ts";
import { onFile } from "./sqlite-errors.ts";
import { decodeVector, encodeVector } from "./vector-table.ts";

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
      if (db.isTransaction) db.exec("ROLLBACK");
    } finally {
      release();
      db.close();
    }
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

  return {
    async contentHashes() {
      requireOpen();
      const rows = onFile(path, () => db.prepare("SELECT id, content_hash FROM articles ORDER BY id").all());
      return new Map(rows.map((row) => [String(row.id), String(row.content_hash)]));
    },

    async put(article, passages) {
      requireOpen();
      checkArticle(article, passages);
      for (const { id } of passages) {
        const owner = onFile(path, () => statements.ownerOf.get(id))?.article_id;
        if (owner !== undefined && owner !== article.id) {
          throw bad(`Another article already has a passage ${id}.`);
        }
      }
      const { text, ...info } = article;
      change(() => {
        statements.removeArticle.run(article.id);
        statements.addArticle.run(article.id, article.contentHash, JSON.stringify(info), text);
        for (const { id, ordinal, start, end } of passages) {
          statements.addPassage.run(id, article.id, ordinal, start, end);
        }
      });
    },

    async remove(articleIds) {
      change(() => {
        for (const id of articleIds) statements.removeArticle.run(id);
      });
    },

    async *contents() {
      const page = db.prepare("SELECT id, info, text FROM articles WHERE id > ? ORDER BY id LIMIT 64");
      for (let after = ""; ; ) {
        requireOpen();
        const rows = onFile(path, () => page.all(after));
        for (const row of rows) {
          const article = articleOf(row);
          const passages = onFile(path, () => statements.passagesOf.all(article.id));
          yield { article, passages: passages.map((passage) => passageOf(passage, article.text)) };
          after = article.id;
        }
        if (rows.length === 0) return;
      }
    },

    async missingVectors(embedderId) {
      requireOpen();
      return onFile(path, () => {
        const select = db.prepare("SELECT info, text FROM articles WHERE id = ?");
        let article = { id: "", title: "", text: "" };
        return statements.missing.all(embedderId).map((row) => {
          const id = String(row.article_id);
          const found = id === article.id ? undefined : select.get(id);
          if (found !== undefined) article = articleOf(found);
          return { passage: passageOf(row, article.text), title: article.title };
        });
      });
    },

    async putVectors(embedderId, vectors) {
      requireOpen();
      const known = onFile(path, () => statements.anyVector.get(embedderId))?.vector;
      checkVectors(vectors, known instanceof Uint8Array ? decodeVector(known).length : undefined);
      const numbered = vectors.map(({ passageId, vector }) => {
        const number = onFile(path, () => statements.ownerOf.get(passageId))?.number;
        if (number === undefined) throw bad(`There is no passage ${passageId} to keep a vector of.`);
        return { number, bytes: encodeVector(vector) };
      });
      change(() => {
        for (const { number, bytes } of numbered) statements.putVector.run(number, embedderId, bytes);
      });
    },

    copies: sqliteCopies({ db, read, change }),

    async publish(made) {
      requireOpen();
      state = "publishing";
      try {
        const manifest = await publishGeneration({ db, dataDir, graphThreshold, made });
        finish();
        return manifest;
      } catch (error) {
        state = "open";
        // Without its transaction, what follows would be written at once and for all to see.
        if (!db.isTransaction) finish();
        throw error;
      }
    },

    async discard() {
      if (state !== "done") finish();
    },
  };
}

function prepare(db: DatabaseSync) {
  return {
    ownerOf: db.prepare("SELECT article_id, number FROM passages WHERE id = ?"),
    removeArticle: db.prepare("DELETE FROM articles WHERE id = ?"),
    addArticle: db.prepare("INSERT INTO articles (id, content_hash, info, text) VALUES (?, ?, ?, ?)"),
    addPassage: db.prepare(
      'INSERT INTO passages (id, article_id, ordinal, start, "end") VALUES (?, ?, ?, ?, ?)',
    ),
    passagesOf: db.prepare("SELECT * FROM passages WHERE article_id = ? ORDER BY ordinal, id"),
    anyVector: db.prepare("SELECT vector FROM vectors WHERE embedder_id = ? LIMIT 1"),
    missing: db.prepare(
      `SELECT p.* FROM passages p LEFT JOIN vectors v ON v.passage = p.number AND v.embedder_id = ?
       WHERE v.passage IS NULL ORDER BY p.article_id, p.ordinal, p.id`,
    ),
    putVector: db.prepare("INSERT OR REPLACE INTO vectors (passage, embedder_id, vector) VALUES (?, ?, ?)"),
  };
}
