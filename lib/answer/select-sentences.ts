import type { QuestionTerm, Retrieved } from "#lib/domain/retrieval.ts";
import { type QuestionType, questionType } from "#lib/evidence/question-type.ts";
import {
  type Candidate,
  pointsBack,
  type SelectedSentence,
  scoreSentences,
} from "#lib/evidence/score-sentences.ts";
import { splitClauses } from "#lib/evidence/split-clauses.ts";

const MAX_SENTENCES = 6;
/** Of one outlet, while others have something to say. */
const MAX_PER_OUTLET = 3;
/** A sentence with less of the question than this is only vaguely related; the best one may have less. */
const MIN_SHARE = 0.4;
/** Further sentences must come this near to the best. */
const NEAR_BEST = { one: 0.7, several: 0.6, each: 0.4 };
/**
 * A best sentence with less of the question than this may not be the one: then others that come near are shown beside
 * it, up to so many in all. Of 0, .6, .75 and 1.1 the least that helped the questions at even places.
 */
const UNSURE = { below: 0.75, sentences: 3 };
/** Of each outlet, where outlets are compared. */
const PER_COMPARED_OUTLET = 2;
const EQUAL_SHARE = 0.9;
/** Two sentences of one outlet that share this much of their words say the same. */
const SAME_WORDS = 0.6;
/** What a sentence gains for parts of the question not yet covered, and loses for each one of its outlet before it. */
const FRESH = 0.25;
const REPEATED_OUTLET = 0.05;

/**
 * The sentences that answer a question, best first. For who, when and how many: one, and one of each other outlet that
 * comes near; up to three where the best may not be it. Where outlets are to be compared: two of each. Otherwise up to
 * six, preferring what covers parts of the question not yet covered. A question of several
 * clauses is answered clause by clause. Empty when no sentence has any of its words:
 * whether the passages speak to the question at all has been judged before.
 */
export function selectSentences(
  question: string,
  terms: readonly QuestionTerm[],
  passages: readonly Retrieved[],
): SelectedSentence[] {
  const outletNames = [...new Set(passages.map(({ article }) => article.outletName))];
  const clauses = splitClauses(question, terms);
  const chosen: Candidate[] = [];
  for (const clause of clauses) {
    const limit = Math.ceil(MAX_SENTENCES / clauses.length);
    for (const candidate of selectForClause(
      questionType(clause.text, outletNames),
      clause.terms,
      passages,
      limit,
    )) {
      if (!chosen.some((other) => isSame(other, candidate))) chosen.push(candidate);
    }
  }
  return withContext(chosen);
}

function selectForClause(
  type: QuestionType,
  terms: readonly QuestionTerm[],
  passages: readonly Retrieved[],
  limit: number,
): Candidate[] {
  const candidates = scoreSentences(type, terms, passages);
  const [best] = candidates;
  if (best === undefined) return [];
  const unsure = best.share < UNSURE.below;
  const near = best.share * NEAR_BEST[type.wants];
  const floor = unsure || type.wants === "each" ? near : Math.max(MIN_SHARE, near);
  const eligible = candidates.filter(
    (candidate) =>
      candidate !== best &&
      candidate.share >= floor &&
      // Where one fact is asked for and the best has it, others must have it, too.
      (type.wants !== "one" || unsure || !best.expected || candidate.expected),
  );
  const chosen = [best];
  const most = unsure && type.wants === "one" ? Math.min(limit, UNSURE.sentences) : limit;
  while (chosen.length < most) {
    const next = nextBest(chosen, eligible, (candidate) => roomFor(type, best, candidate, unsure));
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}

/** How many sentences one outlet may have, if this is to be one: a second figure that fits as well is worth showing. */
function roomFor(type: QuestionType, best: Candidate, candidate: Candidate, unsure: boolean): number {
  if (type.wants === "each") return PER_COMPARED_OUTLET;
  if (type.wants === "several") return MAX_PER_OUTLET;
  if (unsure) return UNSURE.sentences;
  return type.expects === "number" && candidate.share >= EQUAL_SHARE * best.share ? 2 : 1;
}

function nextBest(
  chosen: readonly Candidate[],
  eligible: readonly Candidate[],
  perOutlet: (candidate: Candidate) => number,
): Candidate | undefined {
  const covered = new Set(chosen.flatMap((candidate) => [...candidate.found.keys()]));
  let best: Candidate | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of eligible) {
    const sameOutlet = chosen.filter((other) => other.outletId === candidate.outletId);
    if (chosen.includes(candidate) || sameOutlet.length >= perOutlet(candidate)) continue;
    if (sameOutlet.some((other) => overlap(other.terms, candidate.terms) >= SAME_WORDS)) continue;
    let fresh = 0;
    for (const [term, weight] of candidate.found) if (!covered.has(term)) fresh += weight;
    const score = candidate.score + FRESH * fresh - REPEATED_OUTLET * sameOutlet.length;
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

function isSame(a: SelectedSentence, b: SelectedSentence): boolean {
  return a.passage === b.passage && a.start === b.start;
}

/** Puts the sentence before a pronoun's sentence in front of it, unless it is there anyway. */
function withContext(chosen: readonly Candidate[]): SelectedSentence[] {
  const taken: SelectedSentence[] = [...chosen];
  return chosen.flatMap(({ passage, start, end, text, score, before }) => {
    const sentence = { passage, start, end, text, score };
    if (before === undefined || !pointsBack(text) || taken.some((other) => isSame(other, before)))
      return [sentence];
    taken.push(before);
    return [{ ...before, score }, sentence];
  });
}
