import type { SQLOutputValue } from "node:sqlite";
import type { Article, ArticleInfo } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";

type Row = Record<string, SQLOutputValue>;

/** Articles are stored as their text, and the rest as JSON. */
export function articleInfoOf(row: Row): ArticleInfo {
  return JSON.parse(String(row.info));
}

export function articleOf(row: Row): Article {
  return { ...articleInfoOf(row), text: String(row.text) };
}

/** A passage is stored as its place; its text is cut out of the article's. */
export function passageOf(row: Row, text: string): Passage {
  const start = Number(row.start);
  const end = Number(row.end);
  return {
    id: String(row.id),
    articleId: String(row.article_id),
    ordinal: Number(row.ordinal),
    start,
    end,
    text: text.slice(start, end),
  };
}
