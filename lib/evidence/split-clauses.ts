import type { QuestionTerm } from "#lib/schema/retrieval.ts";
import { tokenize } from "#lib/text/tokens.ts";

/** One thing asked: "Who leads the union and what does it want?" asks two. */
export type Clause = { text: string; terms: QuestionTerm[] };

const NEXT_CLAUSE =
  /[,;]?\s+(?:and|or|but)\s+(?=(?:(?:to|by|with|for|from|in|on|at)\s+)?(?:who|whom|what|when|where|why|how|which)\b)/i;
const POINTS_BACK = /\b(?:he|she|they|it|him|her|them|his|its|their|this|that|these|those)\b/i;

/**
 * The clauses of a question, each with its own terms; a later clause that points back ("what does it do") is about the
 * terms of the first one, too. A question of one clause comes back whole.
 */
export function splitClauses(question: string, terms: readonly QuestionTerm[]): Clause[] {
  const texts = question.split(NEXT_CLAUSE).filter((text) => text.trim() !== "");
  const termsIn = (text: string) => {
    const present = new Set(tokenize(text).flatMap(({ term, word }) => [term, word.toLowerCase()]));
    return terms.filter(({ term, word }) => present.has(term) || present.has(word.toLowerCase()));
  };
  const [first, ...rest] = texts;
  if (first === undefined || rest.length === 0) return [{ text: question, terms: [...terms] }];
  const subject = termsIn(first);
  return [
    { text: first, terms: subject },
    ...rest.map((text) => ({
      text,
      terms: POINTS_BACK.test(text) ? [...new Set([...subject, ...termsIn(text)])] : termsIn(text),
    })),
  ].filter((clause) => clause.terms.length > 0);
}
