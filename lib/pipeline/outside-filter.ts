import { selectSentences } from "#lib/answer/select-sentences.ts";
import { type RetrieveOptions, retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { OtherArticle } from "#lib/schema/answer.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { articleFilter, isOpenFilter } from "#lib/store/article-filter.ts";

const MOST = 3;

/**
 * The articles that a filter kept out and that have sentences for the question, best first. Empty without a filter.
 * Costs a second search.
 */
export async function findOutsideFilter(
  options: Omit<RetrieveOptions, "filter">,
  filter: Filter | undefined,
): Promise<OtherArticle[]> {
  if (filter === undefined || isOpenFilter(filter)) return [];
  const { passages, terms, coverage } = await retrievePassages(options);
  if (coverage === "none") return [];
  const isSelected = articleFilter(filter);
  const found = new Map<string, OtherArticle>();
  for (const { passage } of selectSentences(options.question, terms, passages)) {
    const article = passages[passage]?.article;
    if (article === undefined || isSelected(article)) continue;
    const { id: articleId, title, outletName } = article;
    found.set(articleId, { articleId, title, outletName });
  }
  return [...found.values()].slice(0, MOST);
}

/** “Outside the selection, Island Post speaks to it (“Fares at the pier”).” Empty for none. */
export function outsideFilterWords(articles: readonly OtherArticle[]): string {
  const outlets = [...new Set(articles.map(({ outletName }) => outletName))];
  if (outlets.length === 0) return "";
  const named =
    outlets.length === 1 ? outlets[0] : `${outlets.slice(0, -1).join(", ")} and ${outlets.at(-1)}`;
  const titles = articles.map(({ title }) => `“${title}”`).join(", ");
  return ` Outside the current selection, ${named} ${outlets.length === 1 ? "speaks" : "speak"} to it: ${titles}.`;
}
