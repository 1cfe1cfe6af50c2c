import type { DatabaseSync } from "node:sqlite";
import type { PassageWriter } from "../passage-store.ts";
import { articleOf, passageOf } from "./rows.ts";

/** A writer's search for passages without a vector. `read` runs what reads, and throws when the writer is done. */
export function missingVectors(
  db: DatabaseSync,
  read: <T>(work: () => T) => T,
): Pick<PassageWriter, "countMissing" | "missingVectors"> {
  const statements = prepare(db);
  /** The last passage that was there before the writer. */
  const lastBefore = Number(statements.lastPassage.get()?.number ?? 0);
  /** What was there before usually has its vectors: to count it and them takes a fraction of a look at each. */
  const lastWithVectors = (embedderId: string) => {
    const { passages } = statements.countBefore.get({ embedderId, lastBefore }) ?? {};
    return passages === 0 ? lastBefore : 0;
  };
  return {
    async countMissing(embedderId) {
      return read(() => Number(statements.count.get(embedderId)?.passages));
    },

    async *missingVectors(embedderId) {
      let article = { id: "", title: "", text: "" };
      for (let after = read(() => lastWithVectors(embedderId)); ; ) {
        const rows = read(() => statements.missing.all(after, embedderId));
        for (const row of rows) {
          if (row.article_id !== article.id) {
            article = articleOf(read(() => statements.articleNumbered.get(Number(row.article))) ?? {});
          }
          yield { passage: passageOf(row, article.text), title: article.title };
          after = Number(row.number);
        }
        if (rows.length === 0) return;
      }
    },
  };
}

function prepare(db: DatabaseSync) {
  return {
    lastPassage: db.prepare("SELECT max(number) AS number FROM passages"),
    count: db.prepare(
      `SELECT (SELECT count(*) FROM passages) - (SELECT count(*) FROM vectors WHERE embedder_id = ?) AS passages`,
    ),
    // All but the few that came later, because SQLite counts a whole table without reading its rows.
    countBefore: db.prepare(
      `SELECT (SELECT count(*) FROM passages) - (SELECT count(*) FROM passages WHERE number > $lastBefore)
            - (SELECT count(*) FROM vectors WHERE embedder_id = $embedderId)
            + (SELECT count(*) FROM vectors WHERE embedder_id = $embedderId AND passage > $lastBefore) AS passages`,
    ),
    missing: db.prepare(
      `SELECT p.* FROM passages p WHERE p.number > ? AND NOT EXISTS
         (SELECT 1 FROM vectors v WHERE v.embedder_id = ? AND v.passage = p.number)
       ORDER BY p.number LIMIT 256`,
    ),
    articleNumbered: db.prepare("SELECT info, text FROM articles WHERE number = ?"),
  };
}
