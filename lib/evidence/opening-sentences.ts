import type { Retrieved } from "#lib/schema/retrieval.ts";
import { sentences } from "#lib/text/sentences.ts";
import { mayAnswer, type SelectedSentence } from "./score-sentences.ts";

/** Of one article, where it is the only one. */
const OF_ONE = 4;
/** Of each of several. */
const OF_EACH = 2;

/**
 * What articles begin with, at most `limit` sentences, in the passages' order: news articles tell first what matters
 * most, and their first sentences are a summary that is hard to better by rule.
 */
export function openingSentences(passages: readonly Retrieved[], limit: number): SelectedSentence[] {
  const articles = new Set(passages.map(({ article }) => article.id)).size;
  const most = articles === 1 ? OF_ONE : OF_EACH;
  const taken = new Map<string, number>();
  const opening: SelectedSentence[] = [];
  for (const [index, retrieved] of passages.entries()) {
    for (const sentence of sentences(retrieved.passage.text)) {
      const count = taken.get(retrieved.article.id) ?? 0;
      if (opening.length === limit || count === most) break;
      if (!mayAnswer(retrieved, sentence)) continue;
      taken.set(retrieved.article.id, count + 1);
      opening.push({ passage: index, ...sentence, score: retrieved.score });
    }
  }
  return opening;
}
