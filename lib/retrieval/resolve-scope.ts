import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { findNamedOutlets } from "./named-outlets.ts";

/** Above this, naming each silent article helps nobody. */
const LISTED_ARTICLES = 50;

/** `articles`: all of them, where they are few enough to be listed. */
export type Scope = { count: number; articles?: ArticleInfo[] };

export type ResolvedScope = {
  scope: Scope;
  filter: Filter | undefined;
  /** Names of the outlets that the question restricts itself to. */
  named: string[];
  /** The question without their names. */
  rest: string;
};

/**
 * What is searched: the filter's articles, and of these, where they are few enough to list, only those of outlets that
 * the question names.
 */
export async function resolveScope(
  question: string,
  reader: PassageReader,
  filter: Filter | undefined,
): Promise<ResolvedScope> {
  const whole = { filter, named: [], rest: question };
  if (filter === undefined && reader.manifest.articles > LISTED_ARTICLES) {
    return { ...whole, scope: { count: reader.manifest.articles } };
  }
  const articles = await reader.catalogue(filter);
  if (articles.length > LISTED_ARTICLES) return { ...whole, scope: { count: articles.length } };
  const { outlets, rest } = findNamedOutlets(question, articles);
  if (outlets.length === 0) return { ...whole, scope: { count: articles.length, articles } };
  const outletIds = outlets.map(({ id }) => id);
  const narrowed = articles.filter((article) => outletIds.includes(article.outletId));
  return {
    scope: { count: narrowed.length, articles: narrowed },
    filter: { ...filter, outletIds },
    named: outlets.map(({ name }) => name),
    rest,
  };
}
