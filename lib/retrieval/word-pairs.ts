import type { QuestionTerm } from "#lib/schema/retrieval.ts";
import { SENTENCE_GAP } from "#lib/text/content-places.ts";

/** Two words are near each other within so many content words, themselves included: always in one sentence. */
const WINDOW = SENTENCE_GAP;

/** Two neighbouring content words of a question, with what finding them together is worth. */
export type WordPair = { first: string; second: string; weight: number };

/** Of the pairs, by weight, 0 to 1. */
export type PairShares = {
  /** Next to each other and in order. */
  ordered: number;
  /** Near each other, in any order; what is ordered is near, too. */
  near: number;
};

/** Each pair weighs as much as the commoner of its two words; weights sum to 1. Empty for fewer than two words. */
export function wordPairs(terms: readonly QuestionTerm[]): WordPair[] {
  const pairs = terms.slice(1).map((second, index) => {
    const first = terms[index] ?? second;
    return { first: first.term, second: second.term, weight: Math.min(first.idf, second.idf) };
  });
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? [] : pairs.map((pair) => ({ ...pair, weight: pair.weight / total }));
}

/**
 * How much of the pairs stands together within one sentence of a text, not counting words that carry grammar only: the
 * ordered and the unordered windows of the sequential dependence model (Metzler and Croft 2005). `placesOf`: where the
 * text has a term, ascending (`contentPlaces`, which sets sentences further apart than a window reaches).
 */
export function pairShares(
  pairs: readonly WordPair[],
  placesOf: (term: string) => readonly number[],
): PairShares {
  let ordered = 0;
  let near = 0;
  for (const { first, second, weight } of pairs) {
    const distance = nearest(placesOf(first), placesOf(second));
    if (distance.either < WINDOW) near += weight;
    if (distance.ahead === 1) ordered += weight;
  }
  return { ordered: Math.min(1, ordered), near: Math.min(1, near) };
}

/** The least distance between a place of one list and one of the other; `ahead`: with the first list's before. Both ascending. */
function nearest(first: readonly number[], second: readonly number[]): { either: number; ahead: number } {
  let either = Number.POSITIVE_INFINITY;
  let ahead = Number.POSITIVE_INFINITY;
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const distance = (second[j] as number) - (first[i] as number);
    either = Math.min(either, Math.abs(distance));
    if (distance > 0) ahead = Math.min(ahead, distance);
    if (distance > 0) i++;
    else j++;
  }
  return { either, ahead };
}
