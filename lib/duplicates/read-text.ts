import { readWords, type Words } from "./read-words.ts";
import { distinct, wordRuns } from "./word-runs.ts";

/** Enough words in a row to be rare, few enough that an edited word spoils little. */
const COMPARED_RUN = 3;

/** What texts are compared by. */
export type ReadText = Words & {
  /** Of three words: their hashes, ascending, each once. */
  runs: Uint32Array;
};

export function readText(text: string): ReadText {
  return withRuns(readWords(text));
}

export function withRuns(words: Words): ReadText {
  return { ...words, runs: distinct(wordRuns(words, COMPARED_RUN)) };
}
