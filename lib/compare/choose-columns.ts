import { UNKNOWN_OUTLET } from "#lib/metadata/outlet-id.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Column } from "#lib/schema/comparison.ts";

/** More would be a table that nobody reads. */
const MAX_COLUMNS = 40;

export type ColumnScope = { column: Column; articles: ArticleInfo[] };

/**
 * One column an outlet, by name; one an article, by date, where all articles are of one outlet. Articles of which nobody
 * says the outlet need not have one in common: each is a column of its own.
 */
export function chooseColumns(articles: readonly ArticleInfo[]): ColumnScope[] {
  const outlets = Map.groupBy(articles, ({ id, outletId }) =>
    outletId === UNKNOWN_OUTLET.id ? id : outletId,
  );
  const scopes =
    outlets.size > 1
      ? [...outlets].flatMap(([key, own]) =>
          key === own[0]?.outletId
            ? scopeOf(key, own[0].outletName, own)
            : own.flatMap((article) => scopeOf(article.id, article.title, [article])),
        )
      : articles
          .toSorted((a, b) => (a.publishedAt ?? "").localeCompare(b.publishedAt ?? ""))
          .flatMap((article) => scopeOf(article.id, article.title, [article]));
  const named = outlets.size > 1 ? scopes.sort((a, b) => a.column.name.localeCompare(b.column.name)) : scopes;
  return named.slice(0, MAX_COLUMNS);
}

function scopeOf(id: string | undefined, name: string | undefined, articles: ArticleInfo[]): ColumnScope[] {
  const first = articles[0];
  if (id === undefined || name === undefined || first === undefined) return [];
  const column = { id, name, outletId: first.outletId, articlesSearched: articles.length, covered: false };
  return [{ column, articles }];
}
