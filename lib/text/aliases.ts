import { LOWER_CASE_HOMOGRAPHS, SAME_NAMES } from "#lib/language/en/same-names.ts";

const WORDS_OF = new Map(
  SAME_NAMES.trim()
    .split("\n")
    .map((line) => line.split(" "))
    .map((words) => [words[0] ?? "", words] as const),
);
const TERM_OF = new Map([...WORDS_OF].flatMap(([term, words]) => words.map((word) => [word, term])));

const HOMOGRAPHS = new Set(LOWER_CASE_HOMOGRAPHS);

/** Whether a word as written is the common word that a name would be without its capital: "nail polish". */
export function isCommonHomograph(word: string): boolean {
  return HOMOGRAPHS.has(word);
}

/** The shared term of a folded word, if it has one. `us` and homographs must be checked for capitals before. */
export function aliasOf(folded: string): string | undefined {
  return TERM_OF.get(folded);
}

/** All folded words that share the term, itself included; none for other terms. */
export function wordsOfAlias(term: string): readonly string[] {
  return WORDS_OF.get(term) ?? [];
}
