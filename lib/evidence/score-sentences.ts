import type { QuestionTerm, Retrieved } from "#lib/schema/retrieval.ts";
import { DERIVED_WEIGHT, isDerived } from "#lib/text/derived-words.ts";
import { baseTerm } from "#lib/text/irregular-forms.ts";
import { hasRelated, RELATED_WEIGHT } from "#lib/text/related-words.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { haveSwappedLetters } from "#lib/text/swapped-letters.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { hasExpected, isLikelihood, type QuestionType } from "./question-type.ts";

/** A sentence that answers, verbatim: `passages[passage].passage.text.slice(start, end) === text`. */
export type SelectedSentence = {
  /** Index into the passages given. */
  passage: number;
  /** Offsets within the passage. */
  start: number;
  end: number;
  text: string;
  /** Higher is better; comparable within one selection. */
  score: number;
};

export type Candidate = SelectedSentence & {
  /** Share of the question's idf mass that the sentence holds, 0 to 1. */
  share: number;
  /** Which of the question's terms it has, and for how much of the question each counts. */
  found: ReadonlyMap<string, number>;
  /** All its terms. */
  terms: ReadonlySet<string>;
  outletId: string;
  /** It has what the question asks for (a number, a date, somebody's words). */
  expected: boolean;
  /** A number in it counts what the question asks the number of. */
  counted: boolean;
  /** The sentence before it in the same paragraph, for one that cannot be read without. */
  before: SelectedSentence | undefined;
};

/**
 * What counts beside the share of the question. Weighed on the questions at even places of four sets together (the
 * bundled corpus, SQuAD 2.0, CLAP NQ, chunking_evaluation): see docs/decisions/009.
 */
const WEIGHTS = {
  expected: 0.2,
  likely: 0.1,
  context: 0.2,
  pairs: 0.1,
  passage: 0.5,
  subject: 0.06,
  namesMissing: -0.15,
  pointsBack: -0.05,
  editorial: -0.2,
  asks: -0.2,
};
/** How many words after a number name what it counts. */
const BESIDE = 3;
/** For comparisons: a sentence about somebody else is not on the point, however well its other words fit. */
const STRICT_NAMES_MISSING = -0.5;
const NOTHING: ReadonlySet<string> = new Set();
const POINTS_BACK =
  /^["“'‘]?(?:He|She|They|It|This|That|These|Those|Such|His|Her|Their|Its|Both (?:are|were|have|had|will|sides?))\b/;
const ASKS = /\?["”’']?$/;
const EDITORIAL = /^(?:Editor[’']?s[’']? note|Correction|Clarification|Update)\b/i;

/** True for a sentence whose subject stands in the one before. */
export function pointsBack(sentence: string): boolean {
  return POINTS_BACK.test(sentence);
}

/**
 * The sentences of the passages that have anything of the question, best first: the share of the question's idf mass
 * (a word used for another counts half), and small amounts for a matching answer type, words of the
 * question that the sentence before or the article's title has, neighbouring words of the question kept together, a word
 * of the question as the sentence's subject, and the passage's own score; less for a sentence that lacks names of the
 * question (much less with `strictNames`), needs the one before, or asks itself.
 */
export function scoreSentences(
  type: QuestionType,
  terms: readonly QuestionTerm[],
  passages: readonly Retrieved[],
  { strictNames = false } = {},
): Candidate[] {
  const mass = terms.reduce((sum, { idf }) => sum + idf, 0);
  if (mass === 0) return [];
  const weights = new Map(terms.map(({ term, idf }) => [term, idf / mass]));
  // In a corpus about one country its name weighs nothing, and yet a sentence without it may be about another.
  const names = terms.filter(({ word }) => /^\p{Lu}/u.test(word)).map(({ term }) => term);
  const asked = new Set(terms.map(({ term }) => term));
  const pairs = terms.slice(1).map((term, index) => `${terms[index]?.term} ${term.term}`);
  return passages
    .flatMap((retrieved, index) =>
      candidatesOf(retrieved, index, {
        weights,
        pairs,
        names,
        namesMissing: strictNames ? STRICT_NAMES_MISSING : WEIGHTS.namesMissing,
        expects: type.expects,
        asked,
      }),
    )
    .sort((a, b) => b.score - a.score);
}

type Wanted = {
  weights: ReadonlyMap<string, number>;
  pairs: readonly string[];
  names: readonly string[];
  namesMissing: number;
  expects: QuestionType["expects"];
  /** All terms of the question. */
  asked: ReadonlySet<string>;
};

function candidatesOf(
  retrieved: Retrieved,
  passage: number,
  { weights, pairs, names, namesMissing, expects, asked }: Wanted,
): Candidate[] {
  const { text } = retrieved.passage;
  const title = new Set(tokenize(retrieved.article.title).map((token) => token.term));
  let previous: SelectedSentence | undefined;
  let context: ReadonlySet<string> = title;
  return sentences(text).flatMap((sentence): Candidate[] => {
    const sameParagraph = previous !== undefined && !text.slice(previous.end, sentence.start).includes("\n");
    const before = sameParagraph ? previous : undefined;
    previous = { passage, ...sentence, score: 0 };
    const sequence = tokenize(sentence.text).map(({ term }) => spelledAsAsked(term, names));
    const all = new Set(sequence);
    const around = context;
    context = new Set([...title, ...all]);
    if (!mayAnswer(retrieved, sentence)) return [];
    const beside = expects === "number" ? termsBesideNumbers(sequence) : NOTHING;
    const found = findTerms(weights, all, beside);
    if (found.size === 0) return [];
    const share = [...found.values()].reduce((sum, weight) => sum + weight, 0);
    const adjacent = new Set(sequence.slice(1).map((term, index) => `${sequence[index]} ${term}`));
    const expected = hasExpected(sentence.text, expects, asked);
    let toldAround = 0;
    for (const [term, weight] of weights) if (!all.has(term) && around.has(term)) toldAround += weight;
    const counted = [...weights.keys()].some((term) => !names.includes(term) && standsIn(beside, term));
    const score =
      share +
      (expected ? (isLikelihood(expects) ? WEIGHTS.likely : WEIGHTS.expected) : 0) +
      WEIGHTS.context * toldAround +
      (WEIGHTS.pairs * pairs.filter((pair) => adjacent.has(pair)).length) / Math.max(1, pairs.length) +
      WEIGHTS.passage * retrieved.score +
      (weights.has(sequence[sequence[0] === "the" ? 1 : 0] ?? "") ? WEIGHTS.subject : 0) +
      (names.length < 2 ? 0 : (namesMissing * names.filter((name) => !all.has(name)).length) / names.length) +
      (pointsBack(sentence.text) ? WEIGHTS.pointsBack : 0) +
      (EDITORIAL.test(sentence.text) ? WEIGHTS.editorial : 0) +
      (ASKS.test(sentence.text) ? WEIGHTS.asks : 0);
    const outletId = retrieved.article.outletId;
    return [{ passage, ...sentence, score, share, found, terms: all, outletId, expected, counted, before }];
  });
}

/** A whole sentence, and not planted for a machine: that is no answer to a reader's question. */
export function mayAnswer(
  retrieved: Retrieved,
  sentence: { start: number; end: number; text: string },
): boolean {
  return isCompleteSentence(sentence.text) && !addressesAssistant(retrieved, sentence);
}

function addressesAssistant(
  { article, passage }: Retrieved,
  { start, end }: { start: number; end: number },
): boolean {
  return (article.assistantAddresses ?? []).some(
    (address) => address.start < passage.start + end && passage.start + start < address.end,
  );
}

/** The name of the question that a word spells in another way; else the word. */
function spelledAsAsked(term: string, names: readonly string[]): string {
  return names.find((name) => haveSwappedLetters(name, term)) ?? term;
}

/** A related word beside a number is taken for the thing counted: "3,500 soldiers" answers "how many troops". */
function findTerms(
  weights: ReadonlyMap<string, number>,
  present: ReadonlySet<string>,
  beside: ReadonlySet<string>,
): Map<string, number> {
  const found = new Map<string, number>();
  const bases = new Set([...present].map(baseTerm));
  for (const [term, weight] of weights) {
    if (bases.has(baseTerm(term)) || standsIn(beside, term)) found.set(term, weight);
    else if (hasRelated(bases, term)) found.set(term, RELATED_WEIGHT * weight);
    else if ([...present].some((other) => isDerived(other, term))) found.set(term, DERIVED_WEIGHT * weight);
  }
  return found;
}

/** The term, or a word that is used for it. */
function standsIn(terms: ReadonlySet<string>, term: string): boolean {
  return terms.has(term) || hasRelated(terms, term);
}

/** What the numbers of a sentence count: "3,000 troops", "the number of troops … 3,000". */
function termsBesideNumbers(sequence: readonly string[]): Set<string> {
  const behind = sequence.flatMap((term, at) =>
    /^\d/.test(term) ? sequence.slice(at + 1, at + 1 + BESIDE) : [],
  );
  const hasFigure = sequence.some((term) => /^\d/.test(term));
  const numberOf = sequence.findIndex(
    (term, at) => hasFigure && term === "number" && sequence[at + 1] === "of",
  );
  const named = numberOf < 0 ? [] : sequence.slice(numberOf + 2, numberOf + 2 + BESIDE);
  return new Set([...behind, ...named]);
}
