import type { DatabaseSync } from "node:sqlite";
import { breather } from "../breather.ts";
import type { KeywordIndex } from "../keyword/keyword-index.ts";
import { KeywordIndexBuilder } from "../keyword/keyword-index-builder.ts";

/** Articles fetched at a time. */
const PAGE = 64;

/**
 * The keyword index of what the database holds: articles ordered by id, their passages by id. Takes breaks, so that
 * other work gets its turn.
 */
export async function buildKeywordIndex(db: DatabaseSync): Promise<KeywordIndex> {
  const builder = new KeywordIndexBuilder();
  const breathe = breather();
  const articles = db.prepare("SELECT id, info, text FROM articles WHERE id > ? ORDER BY id LIMIT ?");
  const passages = db.prepare('SELECT start, "end" FROM passages WHERE article_id = ? ORDER BY id');
  for (let after = ""; ; ) {
    const page = articles.all(after, PAGE);
    for (const { id, info, text } of page) {
      const spans = passages.all(id ?? "").map((row) => ({ start: Number(row.start), end: Number(row.end) }));
      builder.add({ title: JSON.parse(String(info)).title, text: String(text), passages: spans });
      after = String(id);
      await breathe();
    }
    if (page.length < PAGE) return builder.finish();
  }
}
