import type { Finding } from "#lib/schema/answer.ts";
import type { ClaimFacts } from "./claim-facts.ts";
import type { PassageFacts } from "./passage-facts.ts";
import { SUPPORT } from "./rules.ts";

/** Inverse document frequency of a term, natural log, ≥ 0; unknown terms weigh most. */
export type Idf = (term: string) => number;

export type Support = {
  /** 0 to 1, though no sentence reaches more than .87. */
  score: number;
  /** Share of the sentence's idf mass in the best three sentences and the metadata. */
  coverage: number;
  /** The content words that are not among them, heaviest first, as written. */
  uncovered: readonly string[];
};

const SENTENCES = 3;

/** How well the words of the cited passages bear the sentence out; `missing`: what `missingFacts` found. */
export function supportScore(
  claim: ClaimFacts,
  cited: readonly PassageFacts[],
  missing: readonly Finding[],
  idf: Idf,
): Support {
  const weights = new Map<string, number>();
  for (const { term } of claim.content) if (!weights.has(term)) weights.set(term, idf(term));
  const mass = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const pool = cited.flatMap((facts) => facts.sentences.map((sentence) => sentence.terms));
  const metadata = cited.map((facts) => facts.metadata);
  const rest = new Map([...weights].filter(([term]) => !metadata.some((terms) => terms.has(term))));
  for (let round = 0; round < SENTENCES && rest.size > 0; round++) {
    let best: ReadonlySet<string> | undefined;
    let bestGain = 0;
    for (const terms of pool) {
      let gain = 0;
      for (const [term, weight] of rest) if (terms.has(term)) gain += weight;
      if (gain > bestGain) [best, bestGain] = [terms, gain];
    }
    if (best === undefined) break;
    for (const term of best) rest.delete(term);
  }
  const uncoveredMass = [...rest.values()].reduce((sum, weight) => sum + weight, 0);
  const coverage = mass === 0 ? 0 : 1 - uncoveredMass / mass;
  const count = (kind: Finding["kind"], cap: number) =>
    Math.min(cap, missing.filter((finding) => finding.kind === kind).length);
  const sum =
    SUPPORT.intercept +
    SUPPORT.coverage * coverage +
    SUPPORT.pairs * pairShare(claim, pool) +
    SUPPORT.missingName.weight * count("name", SUPPORT.missingName.cap) +
    SUPPORT.missingNumber.weight * count("number", SUPPORT.missingNumber.cap) +
    SUPPORT.missingDate.weight * count("date", SUPPORT.missingDate.cap);
  const uncovered = [...rest]
    .sort((a, b) => b[1] - a[1])
    .map(([term]) => claim.content.find((token) => token.term === term)?.word ?? term);
  return { score: 1 / (1 + Math.exp(-sum)), coverage, uncovered };
}

function pairShare(claim: ClaimFacts, pool: readonly ReadonlySet<string>[]): number {
  const pairs = claim.content
    .slice(1)
    .map(({ term }, index) => [claim.content[index]?.term ?? "", term] as const);
  if (pairs.length === 0) return 0;
  const held = pairs.filter(([left, right]) => pool.some((terms) => terms.has(left) && terms.has(right)));
  return held.length / pairs.length;
}
