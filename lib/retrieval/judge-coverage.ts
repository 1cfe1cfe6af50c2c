import type { Coverage, QuestionTerm } from "#lib/domain/retrieval.ts";
import { RELATED_WEIGHT, relatedTerms } from "#lib/text/related-words.ts";
import type { Token } from "#lib/text/tokens.ts";

/**
 * The logistic that tells from its best passage whether a corpus speaks to a question. The best of N passages shares
 * some words with any question by chance, about ln N of idf mass where words fall independently; so what was found is
 * held against the question's mass, and against ln N. Fitted on the questions at even places of four sets (the bundled
 * corpus, SQuAD 2.0, SciFact, MultiHop-RAG), each asked of its own corpus and of another's; `npm run evaluate -- answers`
 * reports the odd ones.
 */
const WEIGHTS = { intercept: -3.33, share: 9.33, mass: 1.96, passages: -0.53 };
/** Below: refuse. Four in a hundred answerable questions of the fitted half are. */
const NONE_BELOW = 0.23;
/** Below, and not below the other: a weak match, shown as such. */
const THIN_BELOW = 0.5;
/** In fewer passages than this, chance is counted as in so many. */
const FEWEST = 3;

/** What a word counts for that is there only if the question was misspelt. */
const GUESSED_WEIGHT = 0.5;

export type TextCoverage = {
  /** Found idf mass as a share of the question's, 0 to 1. */
  share: number;
  /** Found idf mass, natural log, ≥ 0. */
  mass: number;
  /** How many of the question's distinct terms are there, whatever their weight, 0 to 1. */
  termShare: number;
};

/** How much of the question a text (by its tokens) has. A word that is used for another counts half. */
export function coverageOf(terms: readonly QuestionTerm[], tokens: readonly Token[]): TextCoverage {
  const present = new Set(tokens.map(({ term }) => term));
  let mass = 0;
  let total = 0;
  let there = 0;
  for (const { term, idf, corrected } of terms) {
    total += idf;
    const related = () => [...relatedTerms(term)].some((other) => present.has(other));
    const itself = corrected ? GUESSED_WEIGHT : 1;
    const found = present.has(term) ? itself : related() ? RELATED_WEIGHT * itself : 0;
    mass += found * idf;
    if (found > 0) there += 1;
  }
  return total === 0
    ? { share: 0, mass: 0, termShare: 0 }
    : { share: mass / total, mass, termShare: there / terms.length };
}

/** How likely a text that covers so much of a question speaks to it, where it is the best of `passages`; 0 to 1. */
export function likelihood({ share, mass }: TextCoverage, passages: number): number {
  const chance = Math.log(Math.max(FEWEST, passages));
  const sum =
    WEIGHTS.intercept + WEIGHTS.share * share + (WEIGHTS.mass * mass) / chance + WEIGHTS.passages * chance;
  return 1 / (1 + Math.exp(-sum));
}

export function judgeCoverage(best: TextCoverage, passages: number): Coverage {
  const likely = likelihood(best, passages);
  if (likely < NONE_BELOW) return "none";
  return likely < THIN_BELOW ? "thin" : "good";
}

/**
 * Silence is claimed with care: the text would be a weak match at best, and lacks half of the question's words or more. One that has most
 * of the words, though not the rare one, may well speak to the question in other words.
 */
export function isSilent(coverage: TextCoverage, passages: number): boolean {
  return likelihood(coverage, passages) < THIN_BELOW && coverage.termShare <= 0.5;
}
