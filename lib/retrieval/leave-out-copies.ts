import { areLinked } from "#lib/duplicates/are-linked.ts";
import { copiedPart } from "#lib/duplicates/copied-part.ts";
import { type ReadText, readText } from "#lib/duplicates/read-text.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import { termFinder } from "#lib/text/find-terms.ts";
import { preferOrigins } from "./prefer-origins.ts";

/** A passage with this part of its words in those of copies before it says nothing new. */
const COPIED = 0.5;

/**
 * Leaves out what stands, for the most part, in better hits of articles that print the same text: otherwise a report in
 * three outlets takes three places. What a copy has of its own stays; where the origin says the same on the question, it
 * takes the place and the score of the copy. `terms`: of the question. Best first, both ways.
 */
export async function leaveOutCopies<T extends { passageId: string; articleId: string; score: number }>(
  ranked: readonly T[],
  infoOf: ReadonlyMap<string, ArticleInfo>,
  read: (passageIds: readonly string[]) => Promise<ReadonlyMap<string, Passage>>,
  terms: readonly string[],
): Promise<T[]> {
  const linkedTo = (hit: T, others: readonly T[]) => {
    const article = infoOf.get(hit.articleId);
    if (article?.nearDuplicates === undefined) return [];
    return others.filter((other) => {
      const info = infoOf.get(other.articleId);
      return info !== undefined && areLinked(article, info);
    });
  };
  const concerned = ranked.filter((hit) => linkedTo(hit, ranked).length > 0);
  if (concerned.length === 0) return [...ranked];
  const passages = await read(concerned.map(({ passageId }) => passageId));
  const wordsOf = new Map<string, ReadText>();
  for (const { passageId } of concerned) {
    wordsOf.set(passageId, readText(passages.get(passageId)?.text ?? ""));
  }
  const kept: T[] = [];
  for (const hit of preferOrigins(ranked, infoOf, passages, termFinder(terms))) {
    const own = wordsOf.get(hit.passageId);
    const copies =
      own === undefined ? [] : linkedTo(hit, kept).flatMap((other) => wordsOf.get(other.passageId) ?? []);
    if (own === undefined || copiedPart(own, copies) < COPIED) kept.push(hit);
  }
  return kept;
}
