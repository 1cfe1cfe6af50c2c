import type { ArticleInfo, Outlet } from "#lib/schema/article.ts";
import type { Filter } from "#lib/schema/retrieval.ts";

export type OutletGroup = { outlet: Outlet; articles: ArticleInfo[] };

/** Outlets by name, each with its articles, oldest first. */
export function outletGroups(articles: readonly ArticleInfo[]): OutletGroup[] {
  const groups = new Map<string, OutletGroup>();
  for (const article of articles) {
    const group = groups.get(article.outletId);
    if (group === undefined) {
      groups.set(article.outletId, {
        outlet: { id: article.outletId, name: article.outletName },
        articles: [article],
      });
    } else group.articles.push(article);
  }
  for (const group of groups.values()) {
    group.articles.sort((a, b) => (a.publishedAt ?? "").localeCompare(b.publishedAt ?? ""));
  }
  return [...groups.values()].sort((a, b) => a.outlet.name.localeCompare(b.outlet.name));
}

/**
 * The filter that leaves `excluded` articles out; undefined when none of them is in the corpus. Whole outlets are
 * named as such, so that a filter over many articles stays short.
 */
export function filterWithout(
  groups: readonly OutletGroup[],
  excluded: ReadonlySet<string>,
): Filter | undefined {
  const kept = groups.map((group) => group.articles.filter((article) => !excluded.has(article.id)));
  const isWhole = (index: number) => kept[index]?.length === groups[index]?.articles.length;
  if (groups.every((_, index) => isWhole(index))) return undefined;
  if (groups.every((_, index) => isWhole(index) || kept[index]?.length === 0)) {
    return { outletIds: groups.filter((_, index) => isWhole(index)).map((group) => group.outlet.id) };
  }
  return { articleIds: kept.flat().map((article) => article.id) };
}
