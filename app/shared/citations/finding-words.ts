import type { Citation, Finding, Verdict } from "#lib/schema/answer.ts";
import type { Article } from "#lib/schema/article.ts";

const WORDS: Record<Finding["kind"], (what: string) => string> = {
  number: (what) => `the source gives no such number (${what})`,
  date: (what) => `the source gives no such date (${what})`,
  name: (what) => `the source gives no such name (${what})`,
  quotation: () => "these words are not in the source",
  overlap: () => "the source says little of this",
};

/** What a reader is told beside a doubtful sentence: each finding once, in order. */
export function findingWords(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map((finding) => WORDS[finding.kind](finding.what)))];
}

/**
 * What the check of one citation came to. Rules prove nothing, so the best they can say is that nothing was found; and
 * what is word for word in a summary of ours is not the outlet's wording.
 */
export function checkWords(
  citation: Pick<Citation, "check" | "findings">,
  wording: Article["wording"],
): string {
  if (citation.check === "verbatim") {
    return wording === "summary" ? "Word for word in our summary" : "Word for word";
  }
  if (citation.check === "consistent") return "No discrepancy found";
  const words = findingWords(citation.findings);
  return words.length > 0 ? capitalise(words.join("; ")) : "Doubtful";
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a model's second opinion came to. */
export function verdictWords(verdict: Verdict): string {
  return {
    supported: "the source says this",
    partly: "the source says part of this",
    "not-supported": "the source does not say this",
    "cannot-tell": "cannot tell",
  }[verdict];
}
