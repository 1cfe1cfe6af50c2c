import type { Coverage, QuestionTerm } from "#lib/domain/retrieval.ts";
import { RELATED_WEIGHT, relatedTerms } from "#lib/text/related-words.ts";
import type { Token } from "#lib/text/tokens.ts";

/** Below: refuse. */
const NONE_BELOW = 0.25;
/** Below, and not below the other: a weak match, shown as such. */
const THIN_BELOW = 0.4;
/** How soon further occurrences of a term stop counting: BM25's k1. */
const SATURATION = 1.2;

export type TextCoverage = {
  /** 0 (nothing of the question) to 1; a term found once counts 0.45 of its weight. */
  share: number;
  /** How many of the question's distinct terms are there, whatever their weight, 0 to 1. */
  termShare: number;
};

/**
 * How much of the question a text (by its tokens) speaks to: the question's terms found in it, weighted by idf and damped by BM25's
 * term saturation, as a share of all its terms. A word that is used for another counts half. Computed from the text
 * itself, so that it means the same on every store.
 */
export function coverageOf(terms: readonly QuestionTerm[], tokens: readonly Token[]): TextCoverage {
  const counts = new Map<string, number>();
  for (const { term } of tokens) counts.set(term, (counts.get(term) ?? 0) + 1);
  let found = 0;
  let total = 0;
  let there = 0;
  for (const { term, idf } of terms) {
    const exact = counts.get(term) ?? 0;
    const related = [...relatedTerms(term)].reduce((sum, other) => sum + (counts.get(other) ?? 0), 0);
    const count = exact + RELATED_WEIGHT * related;
    const damped = count / (count + SATURATION);
    // Related words alone never count for more than half of the word itself.
    found += idf * (exact > 0 ? damped : Math.min(damped, RELATED_WEIGHT / (1 + SATURATION)));
    total += idf;
    if (count > 0) there += 1;
  }
  return total === 0 ? { share: 0, termShare: 0 } : { share: found / total, termShare: there / terms.length };
}

export function judgeCoverage(best: number): Coverage {
  if (best < NONE_BELOW) return "none";
  return best < THIN_BELOW ? "thin" : "good";
}

/**
 * Silence is claimed with care: the text lacks the question's weight, and half of its words or more. One that has most
 * of the words, though not the rare one, may well speak to the question in other words.
 */
export function isSilent({ share, termShare }: TextCoverage): boolean {
  return judgeCoverage(share) === "none" && termShare <= 0.5;
}
