import type { QuestionTerm, Retrieved } from "#lib/domain/retrieval.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { hasExpected, questionType } from "./question-type.ts";

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

type Candidate = SelectedSentence & {
  /** Share of the question's idf mass that the sentence holds, 0 to 1. */
  share: number;
  found: ReadonlySet<string>;
  terms: ReadonlySet<string>;
  outletId: string;
  expected: boolean;
  /** The sentence before it in the same paragraph, for one that cannot be read without. */
  before: SelectedSentence | undefined;
};

const MAX_SENTENCES = 6;
const MAX_PER_OUTLET = 3;
/** A sentence with less of the question than this is only vaguely related; the best one may have a little less. */
const MIN_SHARE = 0.35;
const MIN_BEST_SHARE = 0.2;
/** Further sentences must come this near to the best. */
const NEAR_BEST = { one: 0.85, several: 0.6 };
/** Two sentences of one outlet that share this much of their words say the same. */
const SAME_WORDS = 0.6;
/** Weights beside the share of the question: answer type, word pairs, the passage's rank, a pronoun as subject. */
const WEIGHTS = {
  expected: 0.1,
  pairs: 0.1,
  passage: 0.1,
  newTerms: 0.25,
  pointsBack: -0.1,
  sameOutlet: -0.05,
};
const POINTS_BACK =
  /^["“'‘]?(?:He|She|They|It|This|That|These|Those|Such|His|Her|Their|Its|Both|Each|One|Another)\b/;

/**
 * The sentences that answer a question, best first: the share of the question's idf mass in the sentence, with small
 * amounts for a matching answer type, neighbouring words kept together, and the passage's own rank. One sentence (and
 * one of each other outlet that comes near) for who, when and how many; up to six otherwise, preferring what covers
 * parts of the question not yet covered. Empty when nothing is more than vaguely related.
 */
export function selectSentences(
  question: string,
  terms: readonly QuestionTerm[],
  passages: readonly Retrieved[],
): SelectedSentence[] {
  const type = questionType(question);
  const mass = terms.reduce((sum, { idf }) => sum + idf, 0);
  if (mass === 0) return [];
  const weightOf = new Map(terms.map(({ term, idf }) => [term, idf / mass]));
  const pairs = terms.slice(1).map((term, index) => [terms[index]?.term ?? "", term.term] as const);
  const candidates = passages
    .flatMap((retrieved, index) => candidatesOf(retrieved, index, weightOf, pairs, type.expects))
    .sort((a, b) => b.score - a.score);

  const best = candidates.find((candidate) => candidate.share >= MIN_BEST_SHARE);
  if (best === undefined) return [];
  const floor = Math.max(MIN_SHARE, best.share * NEAR_BEST[type.wants]);
  const eligible = candidates.filter((candidate) => candidate !== best && candidate.share >= floor);
  const chosen = [best];
  while (chosen.length < MAX_SENTENCES) {
    const next = nextBest(chosen, eligible, weightOf, type.wants === "one" ? 1 : MAX_PER_OUTLET);
    if (next === undefined) break;
    if (type.wants === "one" && best.expected && !next.expected) break;
    chosen.push(next);
  }
  return withContext(chosen);
}

function candidatesOf(
  retrieved: Retrieved,
  passage: number,
  weightOf: ReadonlyMap<string, number>,
  pairs: readonly (readonly [string, string])[],
  expects: "number" | "date" | "anything",
): Candidate[] {
  const { text } = retrieved.passage;
  let previous: SelectedSentence | undefined;
  return sentences(text).flatMap((sentence): Candidate[] => {
    const before =
      previous !== undefined && !text.slice(previous.end, sentence.start).includes("\n")
        ? previous
        : undefined;
    previous = { passage, ...sentence, score: 0 };
    if (!isCompleteSentence(sentence.text)) return [];
    const sequence = tokenize(sentence.text).map((token) => token.term);
    const all = new Set(sequence);
    const found = new Set([...all].filter((term) => weightOf.has(term)));
    const share = [...found].reduce((sum, term) => sum + (weightOf.get(term) ?? 0), 0);
    if (share === 0) return [];
    const adjacent = new Set(sequence.slice(1).map((term, index) => `${sequence[index]} ${term}`));
    const kept = pairs.filter(([left, right]) => adjacent.has(`${left} ${right}`)).length;
    const expected = hasExpected(sentence.text, expects);
    const score =
      share +
      (expected ? WEIGHTS.expected : 0) +
      (pairs.length === 0 ? 0 : (WEIGHTS.pairs * kept) / pairs.length) +
      WEIGHTS.passage * retrieved.score +
      (POINTS_BACK.test(sentence.text) ? WEIGHTS.pointsBack : 0);
    const outletId = retrieved.article.outletId;
    return [{ passage, ...sentence, score, share, found, terms: all, outletId, expected, before }];
  });
}

function nextBest(
  chosen: readonly Candidate[],
  eligible: readonly Candidate[],
  weightOf: ReadonlyMap<string, number>,
  perOutlet: number,
): Candidate | undefined {
  const covered = new Set(chosen.flatMap((candidate) => [...candidate.found]));
  let best: Candidate | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of eligible) {
    const sameOutlet = chosen.filter((other) => other.outletId === candidate.outletId);
    if (chosen.includes(candidate) || sameOutlet.length >= perOutlet) continue;
    if (sameOutlet.some((other) => overlap(other.terms, candidate.terms) >= SAME_WORDS)) continue;
    const fresh = [...candidate.found].reduce(
      (sum, t) => sum + (covered.has(t) ? 0 : (weightOf.get(t) ?? 0)),
      0,
    );
    const score = candidate.score + WEIGHTS.newTerms * fresh + WEIGHTS.sameOutlet * sameOutlet.length;
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

/** Share of the smaller set's terms that the other has too. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return small.size === 0 ? 0 : [...small].filter((term) => large.has(term)).length / small.size;
}

/** Puts the sentence before a pronoun's sentence in front of it, unless it is there anyway. */
function withContext(chosen: readonly Candidate[]): SelectedSentence[] {
  const taken = new Set(chosen.map((sentence) => `${sentence.passage}:${sentence.start}`));
  return chosen.flatMap(({ passage, start, end, text, score, before }) => {
    const sentence = { passage, start, end, text, score };
    if (before === undefined || !POINTS_BACK.test(text)) return [sentence];
    const key = `${before.passage}:${before.start}`;
    if (taken.has(key)) return [sentence];
    taken.add(key);
    return [{ ...before, score }, sentence];
  });
}
