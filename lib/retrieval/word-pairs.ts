import type { QuestionTerm } from "#lib/domain/retrieval.ts";
import { isFunctionWord, type Token, tokenFrom } from "#lib/text/tokens.ts";

/** What separates two sentences, or two paragraphs, from each other. */
const BREAK = /[.!?;:]["”’)]*\s|\n/;
/** Two words are near each other within so many content words, themselves included. */
const WINDOW = 8;

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
 * ordered and the unordered windows of the sequential dependence model (Metzler and Croft 2005). `tokens`: of `text`, in
 * order, all that have a term of the pairs; others do no harm.
 */
export function pairShares(pairs: readonly WordPair[], text: string, tokens: readonly Token[]): PairShares {
  const ordered = new Set<WordPair>();
  const near = new Set<WordPair>();
  const lastOf = new Map<string, Token>();
  for (const token of tokens) {
    // A function word is no word of a pair, unless the question has nothing else; then it is not counted either.
    if (isFunctionWord(token.word)) continue;
    for (const pair of pairs) {
      const { first, second } = pair;
      if (token.term !== first && token.term !== second) continue;
      const other = lastOf.get(token.term === second ? first : second);
      const distance = other === undefined ? undefined : distanceBetween(text, other, token);
      if (distance === undefined) continue;
      near.add(pair);
      if (distance === 1 && token.term === second) ordered.add(pair);
    }
    lastOf.set(token.term, token);
  }
  return { ordered: weightOf(ordered), near: weightOf(near) };
}

/** In content words; undefined when that is not within the window, or not within one sentence. */
function distanceBetween(text: string, earlier: Token, later: Token): number | undefined {
  let distance = 1;
  for (let end = earlier.end; ; ) {
    const token = tokenFrom(text, end);
    if (token === undefined || breaksBetween(text, end, token.start)) return undefined;
    if (token.start >= later.start) return distance;
    if (!isFunctionWord(token.word)) distance++;
    if (distance >= WINDOW) return undefined;
    end = token.end;
  }
}

/** Most words are parted by one space, which need not be looked at. */
function breaksBetween(text: string, from: number, to: number): boolean {
  if (to - from < 2 && text[from] !== "\n") return false;
  return BREAK.test(text.slice(from, to));
}

function weightOf(pairs: ReadonlySet<WordPair>): number {
  let sum = 0;
  for (const { weight } of pairs) sum += weight;
  return Math.min(1, sum);
}
