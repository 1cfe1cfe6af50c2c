/** Shorter names that differ by two letters' order may be two names: "Brian" and "Brain". */
const SHORTEST = 7;

/**
 * Whether two words (lower case) differ only by two neighbouring letters behind the first that changed places, as when
 * two outlets write one foreign name in two ways. Among long names that is one name; one other letter is not.
 */
export function haveSwappedLetters(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < SHORTEST) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === 0 || at + 1 >= a.length) return false;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** All words that `haveSwappedLetters` with this one. */
export function swappedSpellings(word: string): string[] {
  const spellings = new Set<string>();
  for (let at = 1; at + 1 < word.length; at++) {
    const swapped = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
    if (haveSwappedLetters(word, swapped)) spellings.add(swapped);
  }
  return [...spellings];
}
