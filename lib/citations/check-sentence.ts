import type { Check, Finding } from "#lib/domain/answer.ts";
import type { Span } from "#lib/domain/passage.ts";
import { bestSpan } from "./best-span.ts";
import type { ClaimFacts } from "./claim-facts.ts";
import { findVerbatim } from "./find-verbatim.ts";
import { missingFacts } from "./missing-facts.ts";
import type { PassageFacts } from "./passage-facts.ts";
import { DOUBTFUL_BELOW, MIN_CONTENT_WORDS } from "./rules.ts";
import { type Idf, supportScore } from "./support-score.ts";

export type SentenceCheck = {
  /** `consistent` at best, unless the very sentence stands in a cited passage: rules prove nothing. */
  check: Check;
  /** What all cited passages together lack. Empty when the sentence stands in one of them. */
  findings: readonly Finding[];
  /** How well their words bear it out, 0 to 1; 1 when it stands there. */
  score: number;
  /** For each cited passage, in order: the words that bear the sentence out most, as offsets within the passage. */
  cited: readonly { span: Span; verbatim: boolean; findings: readonly Finding[] }[];
};

/** Holds a sentence against the passages that it cites. `cited` must not be empty. */
export function checkSentence(claim: ClaimFacts, cited: readonly PassageFacts[], idf: Idf): SentenceCheck {
  const verbatim = cited.map((facts) => findVerbatim(claim.text, facts.source.passage.text));
  const stands = verbatim.some((span) => span !== undefined);
  const missing = stands ? [] : missingFacts(claim, cited);
  const together = supportScore(claim, cited, missing, idf);
  const findings = stands ? [] : missing.length > 0 ? missing : overlapFinding(claim, together);
  return {
    check: stands ? "verbatim" : findings.length > 0 ? "doubtful" : "consistent",
    findings,
    score: stands ? 1 : together.score,
    cited: cited.map((facts, index) => {
      const span = verbatim[index];
      if (span !== undefined) return { span, verbatim: true, findings: [] };
      // What the passages lack together is each one's finding; too little in common with the sentence is its own.
      const own = cited.length === 1 ? [] : overlapFinding(claim, supportScore(claim, [facts], [], idf));
      const all = findings.some((finding) => finding.kind === "overlap") ? findings : [...findings, ...own];
      return { span: bestSpan(claim, facts, idf), verbatim: false, findings: all };
    }),
  };
}

function overlapFinding(
  claim: ClaimFacts,
  support: { score: number; uncovered: readonly string[] },
): Finding[] {
  const words = new Set(claim.content.map((token) => token.term)).size;
  if (support.score >= DOUBTFUL_BELOW || words < MIN_CONTENT_WORDS) return [];
  return [{ kind: "overlap", what: support.uncovered.slice(0, 5).join(", ") }];
}
