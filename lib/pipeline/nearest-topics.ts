import type { NearestTopic } from "#lib/domain/answer.ts";
import type { Retrieval, Retrieved } from "#lib/domain/retrieval.ts";
import { findNames } from "#lib/text/names.ts";

const TOPICS = 3;

/**
 * What the corpus does have that comes nearest to a question it cannot answer: for each of the best articles that share a
 * word with it, the name that its nearest passage has most to say of, as a question. Empty when nothing is shared.
 */
export function nearestTopics({ passages }: Retrieval): NearestTopic[] {
  const topics = new Map<string, NearestTopic>();
  for (const retrieved of passages) {
    const { article, ranks } = retrieved;
    if (topics.size === TOPICS) break;
    const name = ranks.keyword === undefined || topics.has(article.id) ? undefined : mostNamed(retrieved);
    if (name === undefined) continue;
    const question = `What does ${article.outletName} report about ${name}?`;
    topics.set(article.id, {
      articleId: article.id,
      title: article.title,
      outletName: article.outletName,
      question,
    });
  }
  return [...topics.values()];
}

function mostNamed({ passage: { text }, article }: Retrieved): string | undefined {
  const own = [article.outletName, ...article.authors];
  const counts = new Map<string, number>();
  for (const name of findNames(text)) {
    if (own.some((other) => other.includes(name.text) || name.text.includes(other))) continue;
    // A name of several words tells more about the subject than a country that every passage has.
    const weight = name.text.includes(" ") ? 2 : 1;
    counts.set(name.text, (counts.get(name.text) ?? 0) + weight);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0];
}
