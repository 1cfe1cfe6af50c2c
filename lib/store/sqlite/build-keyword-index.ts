import type { DatabaseSync } from "node:sqlite";
import { KeywordIndexBuilder } from "#lib/keyword/build/keyword-index-builder.ts";
import type { KeywordIndex } from "#lib/keyword/keyword-index.ts";
import { breather } from "#lib/worker/breather.ts";

/** Articles fetched at a time. */
const PAGE = 64;

/**
 * The keyword index of the living articles of a range of numbers, both ends included: articles and their passages in
 * the order of their numbers. Takes breaks, so that other work gets its turn.
 */
export async function buildKeywordIndex(
  db: DatabaseSync,
  first: number,
  last: number,
): Promise<KeywordIndex> {
  const builder = new KeywordIndexBuilder();
  const breathe = breather();
  const articles = db.prepare(
    "SELECT number, info, text FROM articles WHERE number BETWEEN ? AND ? ORDER BY number LIMIT ?",
  );
  const passages = db.prepare('SELECT start, "end" FROM passages WHERE article = ? ORDER BY number');
  for (let from = first; ; ) {
    const page = articles.all(from, last, PAGE);
    for (const { number, info, text } of page) {
      const spans = passages
        .all(Number(number))
        .map((row) => ({ start: Number(row.start), end: Number(row.end) }));
      builder.add({ title: JSON.parse(String(info)).title, text: String(text), passages: spans });
      from = Number(number) + 1;
      await breathe();
    }
    if (page.length < PAGE) return builder.finish();
  }
}
