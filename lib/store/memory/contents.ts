import type { Article } from "#lib/domain/article.ts";
import type { Passage } from "#lib/domain/passage.ts";
import { compareStrings } from "../catalogue-order.ts";

export type StoredArticle = { article: Article; passages: Passage[] };

/** What a generation is made of. */
export type Contents = {
  /** By article id. */
  articles: Map<string, StoredArticle>;
  /** By passage id. */
  vectors: Map<string, { embedderId: string; vector: Float32Array }>;
};

/** Articles by id. */
export function inOrder(contents: Contents): StoredArticle[] {
  return [...contents.articles.values()].sort((a, b) => compareStrings(a.article.id, b.article.id));
}

export function copyOf(contents: Contents): Contents {
  return { articles: new Map(contents.articles), vectors: new Map(contents.vectors) };
}
