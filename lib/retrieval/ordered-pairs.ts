import type { QuestionTerm } from "#lib/domain/retrieval.ts";
import { isFunctionWord, type Token } from "#lib/text/tokens.ts";

/** What separates two sentences, or two paragraphs, from each other. */
const BREAK = /[.!?;:]["”’)]*\s|\n/;

/** A question's neighbouring content words, with what finding them together is worth; weights sum to 1. */
export type OrderedPairs = ReadonlyMap<string, number>;

/** Each pair weighs as much as the commoner of its two words. Empty for fewer than two words. */
export function orderedPairs(terms: readonly QuestionTerm[]): OrderedPairs {
  const pairs = terms.slice(1).map((term, index) => {
    const before = terms[index] ?? term;
    return { key: keyOf(before.term, term.term), weight: Math.min(before.idf, term.idf) };
  });
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(total === 0 ? [] : pairs.map(({ key, weight }) => [key, weight / total]));
}

/**
 * The share of the pairs that stand next to each other, in order, within one sentence of a text, 0 to 1; words that carry
 * grammar only may stand between them. After the ordered windows of the sequential dependence model (Metzler and Croft
 * 2005). `tokens`: of `text`.
 */
export function pairShare(pairs: OrderedPairs, text: string, tokens: readonly Token[]): number {
  if (pairs.size === 0) return 0;
  const found = new Set<string>();
  let share = 0;
  let before: Token | undefined;
  for (const token of tokens) {
    if (isFunctionWord(token.word)) continue;
    const key = keyOf(before?.term ?? "", token.term);
    const weight = pairs.get(key);
    if (weight !== undefined && before !== undefined && !found.has(key)) {
      if (!BREAK.test(text.slice(before.end, token.start))) {
        found.add(key);
        share += weight;
      }
    }
    before = token;
  }
  return Math.min(1, share);
}

function keyOf(first: string, second: string): string {
  return `${first} ${second}`;
}
