import { COMMON_WORDS } from "#lib/text/name-words.ts";
import { isFunctionWord } from "#lib/text/tokens.ts";

/** How often each word stands in a text, in small letters. */
export type WordCounts = ReadonlyMap<string, number>;

/** Letters that are words by themselves in languages with large initials. */
const WORD = /^[^\p{L}]*[AIOÀÉYEUÓ]$/u;

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
  return hasRest === words.has(whole) ? undefined : hasRest;
}

function isCommon(word: string): boolean {
  return COMMON_WORDS.has(word) || isFunctionWord(word);
}
