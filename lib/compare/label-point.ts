import type { QuestionTerm } from "#lib/schema/retrieval.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";

const WORDS = 4;

/** What the question is about, in its own words. */
export function questionLabel(terms: readonly QuestionTerm[]): string {
  return capitalise(
    terms
      .slice(0, WORDS + 2)
      .map(({ word }) => word)
      .join(", "),
  );
}

/**
 * The words that sentences share, in the order of the first. Words that the question has as well are left out where
 * enough others remain, because they stand in every point and tell none apart; of the others, long ones say more.
 */
export function sharedLabel(texts: readonly string[], terms: readonly QuestionTerm[]): string {
  const [first, ...others] = texts.map((text) => tokenize(text).filter(({ word }) => !isFunctionWord(word)));
  if (first === undefined) return "";
  const shared = first.filter(({ term }) =>
    others.every((tokens) => tokens.some((token) => token.term === term)),
  );
  const distinct = [...new Map(shared.map((token) => [token.term, token])).values()];
  const asked = new Set(terms.map(({ term }) => term));
  const ranked = distinct
    .map((token, order) => ({ token, order, weight: token.word.length - (asked.has(token.term) ? 100 : 0) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, WORDS)
    .sort((a, b) => a.order - b.order);
  return capitalise(ranked.map(({ token }) => token.word).join(", "));
}

function capitalise(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
