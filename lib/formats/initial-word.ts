import { COMMON_WORDS } from "#lib/language/en/name-words.ts";
import { isCommonWord } from "#lib/text/common-words.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";

/** How often each word stands in a text, in small letters. */
export type WordCounts = ReadonlyMap<string, number>;

/** Letters that are words by themselves in languages with large initials. */
const WORD = /^[^\p{L}]*[AIOÀÉYEUÓ]$/u;

/** How English words begin that have "a" before them, unlike what is left of "Apple", "After" and "Australia". */
const ONSET =
  /^(?:(?:s?[cklmnpqtw]|sh|sch|s?ph|[bdfghjlmnprstvwyz]|[bcfgkp]l|[bcdfgkpt]r|sc?r|s[cpt]r|spl|ch|gn|kn|qu|rh|squ|thr?|tw|wh|wr)(?=[aeiouy])|uni|use|eu|one\b)/;

/** What no list of function words has. */
const PREPOSITIONS = new Set("aboard alongside amid amidst apart aside atop".split(" "));

export function countWords(texts: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * Whether a large initial is a word by itself, as in "A ferry" and unlike in "After", by what follows it and by the words
 * of the text, which hold what follows. Undefined when they do not tell.
 */
export function isInitialWord(letters: string, following: string, words: WordCounts): boolean | undefined {
  if (/^\s/.test(following)) return true;
  if (!WORD.test(letters)) return false;
  const rest = /^[\p{L}'’]+/u.exec(following)?.[0].toLowerCase();
  if (rest === undefined) return true;
  const whole = (letters.slice(-1) + rest).toLowerCase();
  if (/^['’]/.test(rest) || isCommon(whole) || !/[aeiouyàéèíóúäöü]/.test(rest)) return false;
  if (isCommon(rest)) return true;
  // The rest stands here itself.
  const hasRest = (words.get(rest) ?? 0) > 1;
  if (hasRest !== words.has(whole)) return hasRest;
  if (!/A$/.test(letters)) return undefined;
  // No "a" stands before a plural.
  const isPlural = /[^siu]s$/.test(rest) && rest.length >= 5;
  return ONSET.test(rest) && !isPlural && !PREPOSITIONS.has(whole) ? true : undefined;
}

function isCommon(word: string): boolean {
  return (
    COMMON_WORDS.has(word) || isFunctionWord(word) || tokenize(word).some(({ term }) => isCommonWord(term))
  );
}
