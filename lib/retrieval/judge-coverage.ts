import type { Coverage, QuestionTerm } from "#lib/domain/retrieval.ts";
import { tokenize } from "#lib/text/tokens.ts";

/** Below: refuse. */
const NONE_BELOW = 0.25;
/** Below, and not below the other: a weak match, shown as such. */
const THIN_BELOW = 0.4;
/** How soon further occurrences of a term stop counting: BM25's k1. */
const SATURATION = 1.2;

/**
 * How much of the question a text speaks to: the question's terms found in it, weighted by idf and damped by BM25's
 * term saturation, as a share of all its terms. 0 (none of them) to 1; a term found once counts 0.45 of its weight.
 * Computed from the text itself, so that it means the same on every store.
 */
export function coverageOf(terms: readonly QuestionTerm[], text: string): number {
  const wanted = new Map(terms.map(({ term }) => [term, 0]));
  for (const { term } of tokenize(text)) {
    const count = wanted.get(term);
    if (count !== undefined) wanted.set(term, count + 1);
  }
  let found = 0;
  let total = 0;
  for (const { term, idf } of terms) {
    const count = wanted.get(term) ?? 0;
    found += (idf * count) / (count + SATURATION);
    total += idf;
  }
  return total === 0 ? 0 : found / total;
}

export function judgeCoverage(best: number): Coverage {
  if (best < NONE_BELOW) return "none";
  return best < THIN_BELOW ? "thin" : "good";
}
