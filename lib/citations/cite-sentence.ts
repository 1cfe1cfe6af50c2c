import type { Finding } from "#lib/schema/answer.ts";
import { checkSentence, type SentenceCheck } from "./check-sentence.ts";
import type { ClaimFacts } from "./claim-facts.ts";
import { findVerbatim } from "./find-verbatim.ts";
import { missingFacts } from "./missing-facts.ts";
import type { PassageFacts } from "./passage-facts.ts";
import { ATTACH_FROM, MIN_CONTENT_WORDS } from "./rules.ts";
import { type Idf, supportScore } from "./support-score.ts";

export type CitedSentence =
  /** `passages`: those that the answerer cited, and the one that was added, if any, last. */
  | { kind: "cited"; passages: readonly number[]; check: SentenceCheck }
  | { kind: "uncited"; findings: readonly Finding[] };

/** The passages that may be cited, each read on first use. */
export type CitableFacts = { count: number; at(index: number): PassageFacts };

/**
 * What a sentence rests on. The passages it cites are checked together. Where they lack something that one other passage
 * has (with the sentence verbatim, or with nothing missing and a higher score), that one is cited as well. A sentence
 * that cites nothing gets the passage that holds it, verbatim or clearly; if there is none it stays uncited, with what all
 * passages together lack. `lost`: quotations whose marks were taken off; they are findings whatever it cites.
 */
export function citeSentence(
  claim: ClaimFacts,
  cited: readonly number[],
  lost: readonly Finding[],
  passages: CitableFacts,
  idf: Idf,
): CitedSentence {
  if (cited.length === 0) {
    const found = lost.length > 0 ? undefined : holderOf(claim, passages, idf, [], 0);
    if (found !== undefined) return checked(claim, [found], lost, passages, idf);
    const all = Array.from({ length: passages.count }, (_, index) => passages.at(index));
    return { kind: "uncited", findings: [...missingFacts(claim, all), ...lost] };
  }
  const first = checked(claim, cited, lost, passages, idf);
  if (first.check.findings.length === lost.length) return first;
  const better = holderOf(claim, passages, idf, cited, first.check.score);
  return better === undefined ? first : checked(claim, [...cited, better], lost, passages, idf);
}

/** The names, numbers, dates and quotations of a heading or label that no passage has. */
export function checkLabel(claim: ClaimFacts, passages: CitableFacts): Finding[] {
  const all = Array.from({ length: passages.count }, (_, index) => passages.at(index));
  return missingFacts(claim, all);
}

function checked(
  claim: ClaimFacts,
  indexes: readonly number[],
  lost: readonly Finding[],
  passages: CitableFacts,
  idf: Idf,
): Extract<CitedSentence, { kind: "cited" }> {
  const check = checkSentence(
    claim,
    indexes.map((index) => passages.at(index)),
    idf,
  );
  if (lost.length === 0) return { kind: "cited", passages: indexes, check };
  const withLost = (findings: readonly Finding[]) => [...findings, ...lost];
  return {
    kind: "cited",
    passages: indexes,
    check: {
      ...check,
      check: "doubtful",
      findings: withLost(check.findings),
      cited: check.cited.map((one) => ({ ...one, check: "doubtful", findings: withLost(one.findings) })),
    },
  };
}

/** The passage that bears the sentence out by itself, better than `score`. */
function holderOf(
  claim: ClaimFacts,
  passages: CitableFacts,
  idf: Idf,
  except: readonly number[],
  score: number,
): number | undefined {
  const words = new Set(claim.content.map((token) => token.term)).size;
  let best: number | undefined;
  let bestScore = Math.max(score, ATTACH_FROM);
  for (let index = 0; index < passages.count; index++) {
    if (except.includes(index)) continue;
    const facts = passages.at(index);
    if (findVerbatim(claim.text, facts.source.passage.text) !== undefined) return index;
    const own = supportScore(claim, [facts], [], idf).score;
    if (words < MIN_CONTENT_WORDS || own <= bestScore || missingFacts(claim, [facts]).length > 0) continue;
    [best, bestScore] = [index, own];
  }
  return best;
}
