import { KeywordIndexBuilder } from "#lib/keyword/build/keyword-index-builder.ts";
import type { KeywordIndex } from "#lib/keyword/keyword-index.ts";
import { compareStrings } from "#lib/store/catalogue-order.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import type { Stored } from "#tests/contracts/passage-store/fixtures.ts";

/** The index of some articles, and the id of the passage at each position. */
export function indexed(corpus: readonly Stored[]): { index: KeywordIndex; ids: string[] } {
  const builder = new KeywordIndexBuilder();
  const ids: string[] = [];
  const ordered = [...corpus].sort((a, b) => compareStrings(a.article.id, b.article.id));
  for (const { article, passages } of ordered) {
    const inOrder = [...passages].sort((a, b) => compareStrings(a.id, b.id));
    builder.add({ title: article.title, text: article.text, passages: inOrder });
    ids.push(...inOrder.map(({ id }) => id));
  }
  return { index: builder.finish(), ids };
}

export function queryTerms(query: string): { term: string; weight: number }[] {
  const weights = new Map<string, number>();
  for (const term of indexTerms(query)) weights.set(term, (weights.get(term) ?? 0) + 1);
  return Array.from(weights, ([term, weight]) => ({ term, weight }));
}
