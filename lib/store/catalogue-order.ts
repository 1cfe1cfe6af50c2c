import type { ArticleInfo } from "#lib/schema/article.ts";

/** By outlet, date, title, then id; without a date last. Code units, so that every machine has the same order. */
export function compareForCatalogue(a: ArticleInfo, b: ArticleInfo): number {
  return (
    compareStrings(a.outletName, b.outletName) ||
    compareStrings(a.outletId, b.outletId) ||
    compareStrings(a.publishedAt ?? "9999", b.publishedAt ?? "9999") ||
    compareStrings(a.title, b.title) ||
    compareStrings(a.id, b.id)
  );
}

/** −1, 0 or 1, by UTF-16 code units. */
export function compareStrings(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
