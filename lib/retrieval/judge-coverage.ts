import type { Coverage, QuestionTerm } from "#lib/schema/retrieval.ts";
import { isCommonWord } from "#lib/text/common-words.ts";
import { baseTerm, formsOf } from "#lib/text/irregular-forms.ts";
import { hasRelated, relatedTerms } from "#lib/text/related-words.ts";
import { haveSwappedLetters, swappedSpellings } from "#lib/text/swapped-letters.ts";

/**
 * The logistic that tells from its best passage whether a corpus speaks to a question. The best of N passages shares
 * some words with any question by chance, about ln N of idf mass where words fall independently; so what was found is
 * held against the question's mass, and against ln N. Several words together are much less likely by chance than one,
 * and some are found by chance in a long question. A passage that lacks names asked about most often speaks of something
 * else. Fitted on the questions at even places of five sets (the bundled corpus, SQuAD 2.0, SciFact,
 * MultiHop-RAG, CLAP NQ), each asked of its own corpus and of others': see docs/decisions/004.
 */
const WEIGHTS = {
  intercept: -3.709,
  share: 7.03,
  mass: 0.971,
  passages: -0.65,
  namesMissing: -0.605,
  words: 6.223,
  length: -0.319,
};
/** Below: refuse. Two in a hundred answerable questions of the fitted half are. */
const NONE_BELOW = 0.265;
/** Below, and not below the other: a weak match, shown as such. */
const THIN_BELOW = 0.6;
/** More words than this say no more. */
const ENOUGH_WORDS = 3;
/** In fewer passages than this, chance is counted as in so many. */
const FEWEST = 3;

/** A number that is a year most often. */
const YEAR = /^(?:19|20)\d\d$/;
/** What a word counts for that is only used for another. */
const RELATED_WEIGHT = 0.25;
/** What a word of every subject counts for. */
const COMMON_WEIGHT = 0.5;
/** What a word counts for that is there only if the question was misspelt. */
const GUESSED_WEIGHT = 0.5;

/** Of no text, or of no question. */
export const NOTHING_COVERED: TextCoverage = {
  share: 0,
  mass: 0,
  termShare: 0,
  words: 0,
  asked: 0,
  namesMissing: 0,
  yearsMissing: false,
};

export type TextCoverage = {
  /** Found idf mass as a share of the question's, 0 to 1. */
  share: number;
  /** Found idf mass, natural log, ≥ 0. */
  mass: number;
  /** How many of the question's distinct terms are there, in whatever irregular form and whatever their weight, 0 to 1. */
  termShare: number;
  /** How many of the question's terms are there themselves, a word of every subject counted half, ≥ 0. */
  words: number;
  /** How many distinct terms the question has. */
  asked: number;
  /** Share of the question's names that the text lacks, 0 to 1; 0 where the question has none. */
  namesMissing: number;
  /** True where the question names years and the text has none of them. */
  yearsMissing: boolean;
};

/** All terms that `coverageOf` looks for. */
export function termsThatCover(terms: readonly QuestionTerm[]): string[] {
  return terms.flatMap(({ term, isName }) => [
    ...new Set([term, ...formsOf(baseTerm(term))]),
    ...[...relatedTerms(term)].flatMap(formsOf),
    ...(isName ? swappedSpellings(term) : []),
  ]);
}

/**
 * How much of the question a text covers. `present`: all terms of the text, or those of `termsThatCover` that it has. A
 * word that is used for another counts a quarter, one of every subject half.
 */
export function coverageOf(terms: readonly QuestionTerm[], present: ReadonlySet<string>): TextCoverage {
  const bases = new Set([...present].map(baseTerm));
  let mass = 0;
  let total = 0;
  let there = 0;
  let words = 0;
  let names = 0;
  let namesThere = 0;
  let years = 0;
  let yearsThere = 0;
  for (const { term, idf, corrected, isName } of terms) {
    const telling = isCommonWord(term) && !isName ? COMMON_WEIGHT : 1;
    total += telling * idf;
    const itself = corrected ? GUESSED_WEIGHT : 1;
    const isThere =
      present.has(term) || (isName === true && [...present].some((other) => haveSwappedLetters(other, term)));
    const found = isThere ? itself : hasRelated(bases, term) ? RELATED_WEIGHT * itself : 0;
    mass += found * telling * idf;
    if (found > 0 || bases.has(baseTerm(term))) there += 1;
    if (isThere) words += telling;
    if (isName) names += 1;
    if (isName && isThere) namesThere += 1;
    if (YEAR.test(term)) years += 1;
    if (YEAR.test(term) && isThere) yearsThere += 1;
  }
  if (total === 0) return NOTHING_COVERED;
  return {
    share: mass / total,
    mass,
    termShare: there / terms.length,
    words,
    asked: terms.length,
    namesMissing: names === 0 ? 0 : 1 - namesThere / names,
    yearsMissing: years > 0 && yearsThere === 0,
  };
}

/** How likely a text that covers so much of a question speaks to it, where it is the best of `passages`; 0 to 1. */
export function likelihood(
  { share, mass, words, asked, namesMissing }: TextCoverage,
  passages: number,
): number {
  const chance = Math.log(Math.max(FEWEST, passages));
  const sum =
    WEIGHTS.intercept +
    WEIGHTS.share * share +
    (WEIGHTS.mass * mass) / chance +
    WEIGHTS.passages * chance +
    (WEIGHTS.words * Math.min(words, ENOUGH_WORDS)) / ENOUGH_WORDS +
    WEIGHTS.length * Math.log(1 + asked) +
    WEIGHTS.namesMissing * namesMissing;
  return 1 / (1 + Math.exp(-sum));
}

/**
 * How well one text answers. One that lacks the year asked about tells of another: a good match but for that is a weak
 * one, and a weak one is none.
 */
export function judgeCoverage(text: TextCoverage, passages: number): Coverage {
  const likely = likelihood(text, passages);
  if (likely < (text.yearsMissing ? THIN_BELOW : NONE_BELOW)) return "none";
  return likely < THIN_BELOW || text.yearsMissing ? "thin" : "good";
}

const RANKED: readonly Coverage[] = ["none", "thin", "good"];

/** What the best of some texts of a corpus of so many passages comes to. */
export function bestCoverage(texts: readonly TextCoverage[], passages: number): Coverage {
  const ranks = texts.map((text) => RANKED.indexOf(judgeCoverage(text, passages)));
  return RANKED[Math.max(0, ...ranks)] ?? "none";
}

/**
 * Silence is claimed with care: the text would be a weak match at best, and lacks half of the question's words or more. One that has most
 * of the words, though not the rare one, may well speak to the question in other words.
 */
export function isSilent(coverage: TextCoverage, passages: number): boolean {
  return likelihood(coverage, passages) < THIN_BELOW && coverage.termShare <= 0.5;
}
