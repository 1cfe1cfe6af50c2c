import type { DatabaseSync } from "node:sqlite";
import { compareStrings } from "../catalogue-order.ts";
import { bad } from "../check-input.ts";
import type { Alike, CopyTable } from "../copy-table.ts";
import { articleInfoOf, articleOf } from "./rows.ts";
import { SketchValues } from "./sketch-values.ts";

export type SqliteCopiesOptions = {
  db: DatabaseSync;
  /** Runs what reads; throws when the writer is done. */
  read<T>(work: () => T): T;
  /** Runs what writes; a failure ends the writer. */
  change<T>(work: () => T): T;
};

/** In KiB. Sketch values come in no order: with SQLite's own 2 MB, a large index would be read from disk for each one. */
const CACHE = 64 * 1024;

export type SqliteCopies = CopyTable & {
  /** To be called before an article is removed or replaced, and before publication. */
  flush(): void;
};

/** Each look-up costs what the article has and what it shares, however many other articles there are. */
export function sqliteCopies({ db, read, change }: SqliteCopiesOptions): SqliteCopies {
  db.exec(`PRAGMA cache_size = -${CACHE}`);
  const statements = prepare(db);
  const sketchValues = new SketchValues(db);
  return {
    async unsketched() {
      return read(() => statements.unsketched.all().map(({ id }) => String(id)));
    },

    async bereft() {
      return read(() => statements.bereft.all().map(({ id }) => String(id)));
    },

    async linkedTo(articleId) {
      return read(() => statements.linkedTo.all(articleId).map(({ id }) => String(id)));
    },

    async articles(ids) {
      return read(() =>
        ids.flatMap((id) => {
          const row = statements.article.get(id);
          return row === undefined ? [] : [articleOf(row)];
        }),
      );
    },

    async putSketch(articleId, { textHash, values }) {
      requireArticle(read(() => statements.hasArticle.get(articleId)) !== undefined, articleId);
      change(() => {
        if (statements.hasSketch.get(articleId) !== undefined) {
          sketchValues.flush();
          statements.removeSketch.run(articleId);
        }
        const sampled = JSON.stringify([...values]);
        const { lastInsertRowid } = statements.addSketch.run(articleId, textHash, values.length, sampled);
        sketchValues.add(Number(lastInsertRowid), values);
      });
    },

    flush: () => sketchValues.flush(),

    async alike({ textHash, values }, { perValue, least, limit }) {
      return read(() => {
        const shared = new Map<number, number>();
        for (const sketches of sketchValues.holders(values, perValue)) {
          for (const sketch of sketches) shared.set(sketch, (shared.get(sketch) ?? 0) + 1);
        }
        const same = new Set(statements.sameText.all(textHash, perValue).map(({ number }) => Number(number)));
        for (const number of same) shared.set(number, shared.get(number) ?? 0);
        return [...shared]
          .filter(([number, count]) => count >= least || same.has(number))
          .flatMap(([number, count]): Alike[] => {
            const row = statements.sketch.get(number);
            if (row === undefined) return [];
            const { article_id, text_hash, size } = row;
            const [articleId, hash] = [String(article_id), String(text_hash)];
            return [{ articleId, shared: count, values: Number(size), textHash: hash }];
          })
          .sort((a, b) => b.shared - a.shared || compareStrings(a.articleId, b.articleId))
          .slice(0, limit);
      });
    },

    async putCopies(articleId, copies) {
      const row = read(() => statements.article.get(articleId));
      requireArticle(row !== undefined, articleId);
      const { nearDuplicates: _, originId: __, ...rest } = articleInfoOf(row ?? {});
      change(() => {
        statements.setInfo.run(JSON.stringify({ ...rest, ...copies }), articleId);
        statements.removeLinks.run(articleId);
        for (const { articleId: otherId } of copies?.nearDuplicates ?? []) {
          statements.addLink.run(articleId, otherId);
        }
      });
    },
  };
}

function requireArticle(exists: boolean, articleId: string): void {
  if (!exists) throw bad(`There is no article ${articleId} to keep anything of.`);
}

function prepare(db: DatabaseSync) {
  return {
    unsketched: db.prepare(
      "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM sketches) ORDER BY id",
    ),
    bereft: db.prepare(
      `SELECT DISTINCT article_id AS id FROM copy_links
       WHERE other_id NOT IN (SELECT article_id FROM sketches) ORDER BY article_id`,
    ),
    linkedTo: db.prepare("SELECT article_id AS id FROM copy_links WHERE other_id = ? ORDER BY article_id"),
    article: db.prepare("SELECT info, text FROM articles WHERE id = ?"),
    hasArticle: db.prepare("SELECT 1 FROM articles WHERE id = ?"),
    hasSketch: db.prepare("SELECT 1 FROM sketches WHERE article_id = ?"),
    removeSketch: db.prepare("DELETE FROM sketches WHERE article_id = ?"),
    addSketch: db.prepare("INSERT INTO sketches (article_id, text_hash, size, sampled) VALUES (?, ?, ?, ?)"),
    sameText: db.prepare("SELECT number FROM sketches WHERE text_hash = ? ORDER BY number LIMIT ?"),
    sketch: db.prepare("SELECT article_id, text_hash, size FROM sketches WHERE number = ?"),
    setInfo: db.prepare("UPDATE articles SET info = ? WHERE id = ?"),
    removeLinks: db.prepare("DELETE FROM copy_links WHERE article_id = ?"),
    addLink: db.prepare("INSERT INTO copy_links (article_id, other_id) VALUES (?, ?)"),
  };
}
