import type { Coverage, QuestionTerm } from "#lib/domain/retrieval.ts";
import { relatedTerms } from "#lib/text/related-words.ts";
import type { Token } from "#lib/text/tokens.ts";

/**
 * The logistic that tells from its best passage whether a corpus speaks to a question. The best of N passages shares
 * some words with any question by chance, about ln N of idf mass where words fall independently; so what was found is
 * held against the question's mass, and against ln N. A passage that has none of the names asked about most often speaks
 * of something else. Fitted on the questions at even places of four sets (the bundled
 * corpus, SQuAD 2.0, SciFact, MultiHop-RAG), each asked of its own corpus and of another's; `npm run evaluate -- answers`
 * reports the odd ones.
 */
const WEIGHTS = { intercept: -2.99, share: 8.52, mass: 2.09, passages: -0.525, withoutNames: -1.68 };
/** Below: refuse. Four in a hundred answerable questions of the fitted half are. */
const NONE_BELOW = 0.265;
/** Below, and not below the other: a weak match, shown as such. */
const THIN_BELOW = 0.6;
/** In fewer passages than this, chance is counted as in so many. */
const FEWEST = 3;

/** What a word counts for that is only used for another. */
const RELATED_WEIGHT = 0.25;
/** What a word counts for that is there only if the question was misspelt. */
const GUESSED_WEIGHT = 0.5;

export type TextCoverage = {
  /** Found idf mass as a share of the question's, 0 to 1. */
  share: number;
  /** Found idf mass, natural log, ≥ 0. */
  mass: number;
  /** How many of the question's distinct terms are there, whatever their weight, 0 to 1. */
  termShare: number;
  /** True where the question has names, and the text none of them. */
  withoutNames: boolean;
};

/** How much of the question a text (by its tokens) has. A word that is used for another counts a quarter. */
export function coverageOf(terms: readonly QuestionTerm[], tokens: readonly Token[]): TextCoverage {
  const present = new Set(tokens.map(({ term }) => term));
  let mass = 0;
  let total = 0;
  let there = 0;
  let names = 0;
  let namesThere = 0;
  for (const { term, idf, corrected, isName } of terms) {
    total += idf;
    const related = () => [...relatedTerms(term)].some((other) => present.has(other));
    const itself = corrected ? GUESSED_WEIGHT : 1;
    const found = present.has(term) ? itself : related() ? RELATED_WEIGHT * itself : 0;
    mass += found * idf;
    if (found > 0) there += 1;
    if (isName) names += 1;
    if (isName && present.has(term)) namesThere += 1;
  }
  return total === 0
    ? { share: 0, mass: 0, termShare: 0, withoutNames: false }
    : {
        share: mass / total,
        mass,
        termShare: there / terms.length,
        withoutNames: names > 0 && namesThere === 0,
      };
}

/** How likely a text that covers so much of a question speaks to it, where it is the best of `passages`; 0 to 1. */
export function likelihood({ share, mass, withoutNames }: TextCoverage, passages: number): number {
  const chance = Math.log(Math.max(FEWEST, passages));
  const sum =
    WEIGHTS.intercept +
    WEIGHTS.share * share +
    (WEIGHTS.mass * mass) / chance +
    WEIGHTS.passages * chance +
    (withoutNames ? WEIGHTS.withoutNames : 0);
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
