import type { Check, Finding } from "#lib/domain/answer.ts";

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

/** What the check of one citation came to. Rules prove nothing, so the best they can say is that nothing was found. */
export function checkWords(check: Check, findings: readonly Finding[]): string {
  if (check === "verbatim") return "Word for word";
  if (check === "consistent") return "No discrepancy found";
  const words = findingWords(findings);
  return words.length > 0 ? capitalise(words.join("; ")) : "Doubtful";
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
