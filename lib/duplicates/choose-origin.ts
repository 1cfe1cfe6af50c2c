import type { ArticleInfo, CopyKind } from "#lib/schema/article.ts";

/** Whether two articles so linked are one report: one that merely contains another has more of its own. */
export function isSameReport(kind: CopyKind): boolean {
  return kind === "same-text" || kind === "near";
}

type Dated = Pick<ArticleInfo, "id" | "publishedAt">;

/** The id of the article that was published first; undated ones come last, of equals the smallest id first. */
export function chooseOrigin(articles: readonly Dated[]): string | undefined {
  const later = (a: Dated, b: Dated) =>
    compare(a.publishedAt ?? "9999", b.publishedAt ?? "9999") || compare(a.id, b.id);
  return articles.toSorted(later)[0]?.id;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
