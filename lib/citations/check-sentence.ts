import type { Check, Finding } from "#lib/schema/answer.ts";
import type { Span } from "#lib/schema/passage.ts";
import { bestSpan } from "./best-span.ts";
import type { ClaimFacts } from "./claim-facts.ts";
import { findVerbatim } from "./find-verbatim.ts";
import { missingFacts } from "./missing-facts.ts";
import type { PassageFacts } from "./passage-facts.ts";
import { DOUBTFUL_BELOW, isHard, MIN_CONTENT_WORDS } from "./rules.ts";
import { type Idf, supportScore } from "./support-score.ts";

/** What one passage has of a sentence. */
export type CitedSpan = { span: Span; check: Check; findings: readonly Finding[] };

export type SentenceCheck = {
  /** `consistent` at best, unless the very sentence stands in a cited passage: rules prove nothing. */
  check: Check;
  /** What all cited passages together lack. Empty when the sentence stands in one of them. */
  findings: readonly Finding[];
  /** How well their words bear it out, 0 to 1; 1 when it stands there. */
  score: number;
  /** For each cited passage, in order: the words that bear the sentence out most, as offsets within the passage. */
  cited: readonly CitedSpan[];
};

/** Holds a sentence against the passages that it cites. `cited` must not be empty. */
export function checkSentence(claim: ClaimFacts, cited: readonly PassageFacts[], idf: Idf): SentenceCheck {
  const verbatim = cited.map((facts) => findVerbatim(claim.text, facts.source.passage.text));
  const stands = verbatim.some((span) => span !== undefined);
  const missing = stands ? [] : missingFacts(claim, cited);
  const together = supportScore(claim, cited, missing, idf);
  const findings = stands ? [] : missing.length > 0 ? missing : overlapFinding(claim, together);
  return {
    check: stands ? "verbatim" : checkOf(findings, isThin(claim, together.score)),
    findings,
    score: stands ? 1 : together.score,
    cited: cited.map((facts, index): CitedSpan => {
      const span = verbatim[index];
      if (span !== undefined) return { span, check: "verbatim", findings: [] };
      // What the passages lack together is each one's finding; too little in common with the sentence is its own.
      const alone = cited.length === 1 ? together : supportScore(claim, [facts], [], idf);
      const own = cited.length === 1 ? [] : overlapFinding(claim, alone);
      const all = findings.some((finding) => finding.kind === "overlap") ? findings : [...findings, ...own];
      return {
        span: bestSpan(claim, facts, idf),
        check: checkOf(all, isThin(claim, alone.score)),
        findings: all,
      };
    }),
  };
}

/** What findings come to; `thin`: the cited text has too little of the sentence. */
export function checkOf(findings: readonly Finding[], thin = false): Exclude<Check, "verbatim"> {
  if (findings.some(isHard) || (thin && findings.length > 0)) return "doubtful";
  return findings.length > 0 ? "unsure" : "consistent";
}

function isThin(claim: ClaimFacts, score: number): boolean {
  const words = new Set(claim.content.map((token) => token.term)).size;
  return score < DOUBTFUL_BELOW && words >= MIN_CONTENT_WORDS;
}

function overlapFinding(
  claim: ClaimFacts,
  support: { score: number; uncovered: readonly string[] },
): Finding[] {
  if (!isThin(claim, support.score)) return [];
  return [{ kind: "overlap", what: support.uncovered.slice(0, 5).join(", ") }];
}
