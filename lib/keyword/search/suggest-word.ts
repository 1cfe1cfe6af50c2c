import { foldWord } from "#lib/text/tokens.ts";
import { isWithinOneEdit } from "./one-edit.ts";

/**
 * Whether `written` may be a slip of the pen for `meant` (both folded). Short words are too close to each other to
 * tell ("gold" and "golf", "Kane" and "Kate"): under five letters nothing is assumed, at five no changed letter, and
 * the first letter is right or swapped with the second. In tries with real questions over corpora that lack their
 * words, allowing more mistook over a third of the unknown words of five letters for typing errors.
 */
export function isLikelyMeant(written: string, meant: string): boolean {
  if (written.length < 5 || written === meant) return false;
  const sameLength = written.length === meant.length;
  const swapped = sameLength && written[0] === meant[1] && written[1] === meant[0];
  if (written[0] !== meant[0] && !swapped) return false;
  if (written.length === 5 && meant.length === 5 && sortedLetters(written) !== sortedLetters(meant))
    return false;
  return isWithinOneEdit(written, meant);
}

/**
 * The word of `words` (folded and sorted by code units, with a frequency each) that was likely meant: one with the same
 * letters in another order if there is any, since "casues" is no case; then the most frequent, then the first.
 */
export function suggestWord(
  written: string,
  words: readonly string[],
  frequency: ArrayLike<number>,
): string | undefined {
  return suggestAmong(
    written,
    function* (prefix) {
      for (let i = firstFrom(words, prefix); words[i]?.startsWith(prefix); i++) yield words[i] as string;
    },
    (word) => frequency[firstFrom(words, word)] as number,
  );
}

/**
 * The same over words that are kept some other way. `wordsWith` gives the words with a prefix, in any order, at least
 * all that are `least` to `most` code units long; `frequencyOf` is asked about a few of them only, and 0 rules a word
 * out.
 */
export function suggestAmong(
  written: string,
  wordsWith: (prefix: string, length: { least: number; most: number }) => Iterable<string>,
  frequencyOf: (word: string) => number,
): string | undefined {
  const folded = foldWord(written);
  if (!/^\p{L}+$/u.test(folded)) return undefined;
  const isName = /^\p{Lu}/u.test(written);
  const lengths = { least: folded.length - 1, most: folded.length + 1 };
  let best: Suggestion | undefined;
  for (const letter of new Set([...folded.slice(0, 2)])) {
    for (const word of wordsWith(letter, lengths)) {
      if (!isLikelyMeant(folded, word)) continue;
      const swapped = isSwap(folded, word);
      // One letter apart, and yet two people: Hussein and Hossein.
      if (isName && !swapped && word.length === folded.length) continue;
      const candidate = { word, swapped, count: frequencyOf(word) };
      if (candidate.count > 0 && (best === undefined || compareSuggestions(candidate, best) < 0)) {
        best = candidate;
      }
    }
  }
  return best?.word;
}

/** Whether two words that are one edit apart differ by a swap: for them the same letters mean just that. */
function isSwap(a: string, b: string): boolean {
  return a.length === b.length && sortedLetters(a) === sortedLetters(b);
}

type Suggestion = { word: string; swapped: boolean; count: number };

/** The likelier one first. */
function compareSuggestions(a: Suggestion, b: Suggestion): number {
  if (a.swapped !== b.swapped) return a.swapped ? -1 : 1;
  return b.count - a.count || (a.word === b.word ? 0 : a.word < b.word ? -1 : 1);
}

function sortedLetters(word: string): string {
  return [...word].sort().join("");
}

function firstFrom(words: readonly string[], prefix: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
