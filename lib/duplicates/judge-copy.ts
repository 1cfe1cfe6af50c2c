import type { CopyKind } from "#lib/schema/article.ts";
import { compareRuns } from "./compare-runs.ts";
import type { ReadText } from "./read-text.ts";
import { plainWords } from "./read-words.ts";
import { MIN_WORDS } from "./sketch-text.ts";

/** Of the runs in either text, so many in both make the two one report. */
const NEAR = 0.25;
/** Of a text's runs, so many in another that is over twice as long make it contained there. */
const CONTAINED = 0.6;
/** A text with less than this part of another's runs may be contained in it; the two are not called near. */
const MUCH_SHORTER = 0.5;
/** Fewer in common may be one quotation. */
const MIN_SHARED = 20;

export type Judgement = { kind: CopyKind; similarity: number };

/**
 * What the second text is to the first; undefined where they have too little in common. Unrelated texts and two reports
 * of one event share under a tenth of their runs, a report with every fifth word edited a quarter: see the decision on
 * copies for what was measured. Since a near copy is at most twice as long, two reports that share nothing are never
 * both near to a third that prints them one after the other.
 */
export function judgeCopy(first: ReadText, second: ReadText): Judgement | undefined {
  if (first.count < MIN_WORDS || second.count < MIN_WORDS) return undefined;
  if (sameWords(first, second)) return { kind: "same-text", similarity: 1 };
  const { resemblance, firstInSecond, secondInFirst } = compareRuns(first.runs, second.runs);
  if (firstInSecond * first.runs.length < MIN_SHARED) return undefined;
  if (second.runs.length < MUCH_SHORTER * first.runs.length) {
    return secondInFirst < CONTAINED ? undefined : { kind: "contains", similarity: secondInFirst };
  }
  if (first.runs.length < MUCH_SHORTER * second.runs.length) {
    return firstInSecond < CONTAINED ? undefined : { kind: "within", similarity: firstInSecond };
  }
  return resemblance < NEAR ? undefined : { kind: "near", similarity: resemblance };
}

const OPPOSITE: Record<CopyKind, CopyKind> = {
  "same-text": "same-text",
  near: "near",
  contains: "within",
  within: "contains",
};

/** What the first text is to the second. */
export function reversed({ kind, similarity }: Judgement): Judgement {
  return { kind: OPPOSITE[kind], similarity };
}

function sameWords(first: ReadText, second: ReadText): boolean {
  if (first.count !== second.count) return false;
  if (first.hashes.some((hash, i) => hash !== second.hashes[i])) return false;
  return plainWords(first.text) === plainWords(second.text);
}
