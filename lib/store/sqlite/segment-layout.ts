import type { DatabaseSync } from "node:sqlite";
import { packStrings, type StringTable } from "../string-table.ts";

/** Whose articles and passages the positions of a segment are. */
export type SegmentLayout = {
  /** By article, ascending: its number in the database. */
  articleNumbers: Uint32Array;
  articleIds: StringTable;
  /** Passages of article a: `articleStart[a]` up to `articleStart[a + 1]`. */
  articleStart: Uint32Array;
  /** By passage, ascending: its number in the database. */
  passageNumbers: Uint32Array;
  passageIds: StringTable;
};

/** The living articles of a range of numbers, both ends included. */
export function readSegmentLayout(db: DatabaseSync, first: number, last: number): SegmentLayout {
  const rowsOf = (sql: string): unknown[][] => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement.all(first, last) as unknown as unknown[][];
  };
  const articles = rowsOf("SELECT number, id FROM articles WHERE number BETWEEN ? AND ? ORDER BY number");
  const passages = rowsOf(
    "SELECT number, id, article FROM passages WHERE article BETWEEN ? AND ? ORDER BY number",
  );
  const articleStart = new Uint32Array(articles.length + 1);
  let passage = 0;
  articles.forEach(([number], article) => {
    articleStart[article] = passage;
    while (passage < passages.length && passages[passage]?.[2] === number) passage++;
  });
  articleStart[articles.length] = passage;
  return {
    articleNumbers: Uint32Array.from(articles, ([number]) => Number(number)),
    articleIds: packStrings(articles.map(([, id]) => String(id))),
    articleStart,
    passageNumbers: Uint32Array.from(passages, ([number]) => Number(number)),
    passageIds: packStrings(passages.map(([, id]) => String(id))),
  };
}
