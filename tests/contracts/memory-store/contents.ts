import type { Article } from "#lib/schema/article.ts";
import type { DepartedArticle, FormerVersion } from "#lib/schema/former-version.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { Sketch } from "#lib/schema/sketch.ts";
import { compareStrings } from "#lib/store/catalogue-order.ts";

export type StoredArticle = { article: Article; passages: Passage[] };

/** What a generation is made of. */
export type Contents = {
  /** By article id. */
  articles: Map<string, StoredArticle>;
  /** By passage id. */
  vectors: Map<string, { embedderId: string; vector: Float32Array }>;
  /** By article id. */
  sketches: Map<string, Sketch>;
  /** By article id, the newest first. */
  former: Map<string, FormerVersion[]>;
  /** By article id, the last at the end. */
  departed: Map<string, DepartedArticle>;
};

export function emptyContents(): Contents {
  return {
    articles: new Map(),
    vectors: new Map(),
    sketches: new Map(),
    former: new Map(),
    departed: new Map(),
  };
}

/** Articles by id. */
export function inOrder(contents: Contents): StoredArticle[] {
  return [...contents.articles.values()].sort((a, b) => compareStrings(a.article.id, b.article.id));
}

export function copyOf(contents: Contents): Contents {
  const { articles, vectors, sketches, former, departed } = contents;
  return {
    articles: new Map(articles),
    vectors: new Map(vectors),
    sketches: new Map(sketches),
    former: new Map(former),
    departed: new Map(departed),
  };
}
