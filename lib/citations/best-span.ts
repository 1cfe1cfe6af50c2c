import type { Span } from "#lib/schema/passage.ts";
import type { ClaimFacts } from "./claim-facts.ts";
import { findVerbatim } from "./find-verbatim.ts";
import type { PassageFacts } from "./passage-facts.ts";
import { SPAN } from "./rules.ts";
import type { Idf } from "./support-score.ts";

/** Names and numbers tell one sentence from its neighbours better than other words of the same rarity. */
const FACT_WEIGHT = 1.5;
/** A heading names what a sentence says. */
const HEADING_WEIGHT = 0.4;

/**
 * The sentence of the passage that bears the claim out best, or up to three in a row where each adds much: offsets within
 * the passage. The very words, if they stand there.
 */
export function bestSpan(claim: ClaimFacts, facts: PassageFacts, idf: Idf): Span {
  const { text } = facts.source.passage;
  const verbatim = findVerbatim(claim.text, text);
  if (verbatim !== undefined) return verbatim;
  const marked = new Set(claim.names.flatMap((name) => name.terms));
  const weights = new Map<string, number>();
  for (const { term, word } of claim.content) {
    weights.set(term, idf(term) * (marked.has(term) || /\d/.test(word) ? FACT_WEIGHT : 1));
  }
  const mass = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const overlap = (from: number, to: number) => {
    let sum = 0;
    for (const [term, weight] of weights) {
      if (facts.sentences.slice(from, to).some((sentence) => sentence.terms.has(term))) sum += weight;
    }
    return sum;
  };
  let [from, to, score] = [0, 1, -1];
  for (let index = 0; index < facts.sentences.length; index++) {
    const own = overlap(index, index + 1) * (facts.sentences[index]?.isHeading === true ? HEADING_WEIGHT : 1);
    if (own > score) [from, to, score] = [index, index + 1, own];
  }
  while (to - from < SPAN.sentences) {
    const before = from > 0 ? overlap(from - 1, to) : 0;
    const after = to < facts.sentences.length ? overlap(from, to + 1) : 0;
    const gain = Math.max(before, after) - score;
    if (mass === 0 || gain / mass < SPAN.gain) break;
    if (after >= before) to++;
    else from--;
    score += gain;
  }
  const [first, last] = [facts.sentences[from], facts.sentences[to - 1]];
  if (first === undefined || last === undefined) return [0, text.length];
  return [first.span[0], last.span[1]];
}
