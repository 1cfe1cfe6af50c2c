import { areLinked } from "#lib/duplicates/are-linked.ts";
import { openingSentences } from "#lib/evidence/opening-sentences.ts";
import { type QuestionType, questionType } from "#lib/evidence/question-type.ts";
import {
  type Candidate,
  pointsBack,
  type SelectedSentence,
  scoreSentences,
} from "#lib/evidence/score-sentences.ts";
import { splitClauses } from "#lib/evidence/split-clauses.ts";
import type { QuestionTerm, Retrieved } from "#lib/schema/retrieval.ts";
import { preferSpeaker } from "./prefer-speaker.ts";

const MAX_SENTENCES = 6;
/** Of one outlet, while others have something to say. */
const MAX_PER_OUTLET = 3;
/** At most so many for one fact, which stands in one of them. */
const MAX_FOR_ONE = 3;
/**
 * Further sentences may score so much less than the best. By score rather than by words alone: the sentence that answers
 * often shares fewer words with the question than the one that introduces the matter.
 */
const NEAR_BEST = { one: 0.4, several: 0.5 };
/** Where outlets are compared, a sentence needs this share of what the best has of the question. */
const NEAR_BEST_SHARE = 0.3;
/** Of each outlet at most, where outlets are compared: as many as there is room for, and two at least. */
const FEWEST_PER_COMPARED = 2;
/** Two sentences of one outlet that share this much of their words say the same. */
const SAME_WORDS = 0.6;
/** What a sentence gains for parts of the question not yet covered, and loses for each one of its outlet before it. */
const FRESH = 0.25;
const REPEATED_OUTLET = 0.05;

/**
 * The sentences that answer a question, best first. For who, when and how many: the best, and up to two that come near
 * to it, since the question's words alone do not tell which of them answers. Where outlets are to be compared: the
 * best of each, then more of each. Otherwise up to six, preferring what covers parts of the question not yet covered. A question of several clauses
 * is answered clause by clause; one that names no subject (no terms), by what the articles begin
 * with. Empty when no sentence has any of its words: whether the passages speak to the question
 * at all has been judged before. `texts`: those of the articles by their ids, to know who speaks.
 */
export function selectSentences(
  question: string,
  terms: readonly QuestionTerm[],
  passages: readonly Retrieved[],
  texts?: ReadonlyMap<string, string>,
): SelectedSentence[] {
  if (terms.length === 0) return openingSentences(passages, MAX_SENTENCES);
  const outletNames = [...new Set(passages.map(({ article }) => article.outletName))];
  const isCompared = questionType(question, outletNames).wants === "each";
  const clauses = isCompared ? [{ text: question, terms }] : splitClauses(question, terms);
  const chosen: Candidate[] = [];
  for (const clause of clauses) {
    const limit = Math.ceil(MAX_SENTENCES / clauses.length);
    const type = questionType(clause.text, outletNames);
    const ofClause = { type, terms: clause.terms, question: clause.text, passages, texts, limit };
    const selected = isCompared ? selectOfEach(ofClause) : selectForClause(ofClause);
    for (const candidate of selected) {
      const isTold = (other: Candidate) => isSame(other, candidate) || isCopy(other, candidate, passages);
      if (!chosen.some(isTold)) chosen.push(candidate);
    }
  }
  return withContext(chosen);
}

type Clause = {
  type: QuestionType;
  terms: readonly QuestionTerm[];
  question: string;
  passages: readonly Retrieved[];
  texts: ReadonlyMap<string, string> | undefined;
  limit: number;
};

function selectForClause({ type, terms, question, passages, texts, limit }: Clause): Candidate[] {
  const candidates = preferSpeaker(question, scoreSentences(type, terms, passages), passages, texts);
  const [best] = candidates;
  if (best === undefined) return [];
  const near = type.wants === "one" ? NEAR_BEST.one : NEAR_BEST.several;
  const eligible = candidates.filter((candidate) => candidate.score >= best.score - near);
  const most = type.wants === "one" ? Math.min(limit, MAX_FOR_ONE) : limit;
  return addBest([best], eligible, passages, most, MAX_PER_OUTLET);
}

/** First the best sentence of every outlet that has one near the point, then, outlet by outlet, what else they have. */
function selectOfEach({ type, terms, passages, limit }: Clause): Candidate[] {
  const candidates = scoreSentences(type, terms, passages, { strictNames: true });
  const most = Math.max(0, ...candidates.map(({ share }) => share));
  const eligible = candidates.filter(({ share }) => share >= NEAR_BEST_SHARE * most);
  const outletIds = new Set(eligible.map(({ outletId }) => outletId));
  const chosen: Candidate[] = [];
  for (let each = 1; each <= Math.max(FEWEST_PER_COMPARED, Math.floor(limit / outletIds.size)); each++) {
    addBest(chosen, eligible, passages, limit, each);
  }
  return chosen;
}

/** Adds to `chosen`, best first, up to `most` in all and `perOutlet` of one outlet; returns it. */
function addBest(
  chosen: Candidate[],
  eligible: readonly Candidate[],
  passages: readonly Retrieved[],
  most: number,
  perOutlet: number,
): Candidate[] {
  while (chosen.length < most) {
    const own = eligible.filter((candidate) => !chosen.some((other) => isCopy(other, candidate, passages)));
    const next = nextBest(chosen, own, perOutlet);
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}

function nextBest(
  chosen: readonly Candidate[],
  eligible: readonly Candidate[],
  perOutlet: number,
): Candidate | undefined {
  const covered = new Set(chosen.flatMap((candidate) => [...candidate.found.keys()]));
  let best: Candidate | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of eligible) {
    const sameOutlet = chosen.filter((other) => other.outletId === candidate.outletId);
    if (chosen.includes(candidate) || sameOutlet.length >= perOutlet) continue;
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

/** The same sentence in two articles that print one text is said once: it is one source, not two. */
function isCopy(a: Candidate, b: Candidate, passages: readonly Retrieved[]): boolean {
  const [first, second] = [passages[a.passage]?.article, passages[b.passage]?.article];
  if (first === undefined || second === undefined || !areLinked(first, second)) return false;
  return overlap(a.terms, b.terms) >= SAME_WORDS;
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
