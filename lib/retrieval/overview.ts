import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { isFrameWord, isFunctionWord, tokenize } from "#lib/text/tokens.ts";

const ASKS =
  /\b(?:about|contents?|cover|gist|outline|overview|say|subject|summar\p{L}+|takeaways?|tell|topics?)s?\b/iu;
const DENIES = /\b(?:not|nothing|never|without)\b|n['’]t\b/i;

/**
 * Whether a question, without the names of outlets, asks what articles say as a whole ("Give me the gist of the
 * article") and names no subject.
 */
export function asksForOverview(question: string): boolean {
  if (!ASKS.test(question) || DENIES.test(question)) return false;
  return tokenize(question).every(({ word }) => isFunctionWord(word) || isFrameWord(word));
}

/** The passages that the articles begin with, in the articles' order; `limit` in all, each article the same number. */
export async function openingPassages(
  reader: PassageReader,
  articles: readonly ArticleInfo[],
  limit: number,
): Promise<Retrieved[]> {
  const each = Math.max(1, Math.floor(limit / Math.max(1, articles.length)));
  const openings = await Promise.all(
    articles.slice(0, limit).map(async (article) => {
      const passages = (await reader.passagesOf(article.id)).slice(0, each);
      return passages.map((passage, at): Retrieved => ({ passage, article, score: 1 / (1 + at), ranks: {} }));
    }),
  );
  return openings.flat();
}
