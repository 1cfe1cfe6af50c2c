import type { Article } from "#lib/domain/article.ts";
import type { Passage } from "#lib/domain/passage.ts";
import type { Sketch } from "#lib/domain/sketch.ts";
import { compareStrings } from "../catalogue-order.ts";

export type StoredArticle = { article: Article; passages: Passage[] };

/** What a generation is made of. */
export type Contents = {
  /** By article id. */
  articles: Map<string, StoredArticle>;
  /** By passage id. */
  vectors: Map<string, { embedderId: string; vector: Float32Array }>;
  /** By article id. */
  sketches: Map<string, Sketch>;
};

/** Articles by id. */
export function inOrder(contents: Contents): StoredArticle[] {
  return [...contents.articles.values()].sort((a, b) => compareStrings(a.article.id, b.article.id));
}

export function copyOf(contents: Contents): Contents {
  const { articles, vectors, sketches } = contents;
  return { articles: new Map(articles), vectors: new Map(vectors), sketches: new Map(sketches) };
}
