import { isUnspaced, runAt, UNSPACED } from "./unspaced-words.ts";

/**
 * Dotted abbreviations, numbers, and words with their apostrophes; plain ASCII words first, because most are. Of writing
 * without spaces only where it begins: which words it has is told apart. A number ends where Korean goes on with its unit.
 */
const WORD = new RegExp(
  `[A-Za-z]+(?![[\\p{L}\\p{M}\\p{N}'’.]--${UNSPACED}])|U\\.S\\.(?:A\\.)?|U\\.K\\.|U\\.N\\.|E\\.U\\.|\\d+(?:[.,]\\d+)*(?![[[\\p{L}\\p{M}]--${UNSPACED}]--\\p{Script=Hangul}])|[[\\p{L}\\p{M}\\p{N}]--${UNSPACED}]+(?:['’][[\\p{L}\\p{M}]--${UNSPACED}]+)*|${UNSPACED}`,
  "gv",
);

/** Names of several words that have one term; a phrase is looked for only at a word that can start one. */
const PHRASE_AT = /(?:United (?:States(?: of America)?|Kingdom|Nations)|European Union|Islamic State)\b/y;
export const PHRASE_STARTS: ReadonlySet<string> = new Set(["United", "European", "Islamic"]);

/** A word, number or name of several words as it stands in a text, with its place. */
export type FoundWord = { word: string; start: number; end: number };

/** The first that starts at or after a place where none is cut in two; undefined at the end. */
export function findWord(text: string, from: number): FoundWord | undefined {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  if (match === null) return undefined;
  const start = match.index;
  if (isUnspaced(text.charCodeAt(start))) return wordInRun(text, start);
  const word = PHRASE_STARTS.has(match[0]) ? phraseAt(text, start, match[0]) : match[0];
  return { word, start, end: start + word.length };
}

function wordInRun(text: string, at: number): FoundWord {
  const run = runAt(text, at);
  const end = run.start + (run.ends[endAfter(run.ends, at - run.start)] ?? run.end - run.start);
  return { word: text.slice(at, end), start: at, end };
}

/** The index of the first that is greater. */
function endAfter(ends: readonly number[], at: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function phraseAt(text: string, start: number, word: string): string {
  PHRASE_AT.lastIndex = start;
  return PHRASE_AT.exec(text)?.[0] ?? word;
}
