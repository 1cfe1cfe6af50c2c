import type { Article } from "#lib/schema/article.ts";

/** The number of the page on which the character at `offset` stands; undefined for articles without pages. */
export function pageOf({ pages }: Pick<Article, "pages">, offset: number): number | undefined {
  return pages?.findLast((page) => page.start <= offset)?.number;
}
