import type { NearestTopic } from "#lib/schema/answer.ts";
import type { Retrieval } from "#lib/schema/retrieval.ts";
import { tokenize } from "#lib/text/tokens.ts";

const TOPICS = 3;

/**
 * What the corpus does have that comes nearest to a question it cannot answer: for each of the best articles that share a
 * word with it, that word as a question. Empty when nothing is shared.
 */
export function nearestTopics({ passages, terms }: Retrieval): NearestTopic[] {
  const topics = new Map<string, NearestTopic>();
  for (const { article, passage } of passages) {
    if (topics.size === TOPICS) break;
    if (topics.has(article.id)) continue;
    const present = new Set(tokenize(passage.text).map(({ term }) => term));
    const [word] = terms
      .filter(({ term, corrected }) => !corrected && present.has(term))
      .sort((a, b) => b.idf - a.idf)
      .map((term) => term.word);
    if (word === undefined) continue;
    const { id: articleId, title, outletName } = article;
    const question = `What does ${outletName} report about ${word}?`;
    topics.set(articleId, { articleId, title, outletName, question });
  }
  return [...topics.values()];
}
