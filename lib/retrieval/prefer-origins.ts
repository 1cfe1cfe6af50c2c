import { copiedPart } from "#lib/duplicates/copied-part.ts";
import { readText } from "#lib/duplicates/read-text.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import { findNumbers, isSameNumber } from "#lib/text/numbers.ts";
import { sentences } from "#lib/text/sentences.ts";
import type { Token } from "#lib/text/tokens.ts";

/** A sentence with this part of its words in a passage stands there, but for edits. */
const SAME_SENTENCE = 0.5;

/**
 * Moves a passage of a report's origin before the best passage of another printing whose sentences on the question it
 * has, too, with their figures; it takes over that one's score. Who cites a report then cites whoever had it first, not
 * whichever printing has more of the question's words in its title. `passages`: of all hits whose articles are linked;
 * `findTerms`: gives the tokens of a text that the question is about. Best first, both ways.
 */
export function preferOrigins<T extends { passageId: string; articleId: string; score: number }>(
  ranked: readonly T[],
  infoOf: ReadonlyMap<string, ArticleInfo>,
  passages: ReadonlyMap<string, Passage>,
  findTerms: (text: string) => readonly Token[],
): T[] {
  const preferred: T[] = [];
  const moved = new Set<T>();
  for (const [place, hit] of ranked.entries()) {
    if (moved.has(hit)) continue;
    const originId = infoOf.get(hit.articleId)?.originId;
    const printed = passages.get(hit.passageId);
    if (originId !== undefined && originId !== hit.articleId && printed !== undefined) {
      const told = tellingSentences(printed.text, findTerms(printed.text));
      const origin = ranked.slice(place + 1).find((other) => {
        if (other.articleId !== originId || moved.has(other)) return false;
        const text = passages.get(other.passageId)?.text;
        return text !== undefined && told.length > 0 && told.every((sentence) => standsIn(sentence, text));
      });
      if (origin !== undefined) {
        moved.add(origin);
        preferred.push({ ...origin, score: hit.score });
      }
    }
    preferred.push(hit);
  }
  return preferred;
}

/** The sentences with most of the question's terms. */
function tellingSentences(text: string, tokens: readonly Token[]): string[] {
  const counted = sentences(text).map(({ text, start, end }) => {
    const own = tokens.filter((token) => start <= token.start && token.end <= end);
    return { text, terms: new Set(own.map(({ term }) => term)).size };
  });
  const most = Math.max(1, ...counted.map(({ terms }) => terms));
  return counted.filter(({ terms }) => terms === most).map(({ text }) => text);
}

function standsIn(sentence: string, text: string): boolean {
  if (copiedPart(readText(sentence), [readText(text)]) < SAME_SENTENCE) return false;
  const figures = findNumbers(text);
  return findNumbers(sentence).every((figure) => figures.some((other) => isSameNumber(figure, other)));
}
