/** Shorter than this, words that begin alike have too often nothing in common. */
const SHORTEST = 4;
/** What the longer of two stems may have beyond what they share. */
const LONGEST_ENDING = 3;

/** What a word derived from the one asked for counts for, where the word itself counts 1. */
export const DERIVED_WEIGHT = 0.25;

/**
 * Whether two stems (Porter 1980) are likely of one family though the stemmer keeps them apart, by suffix alone:
 * "leader" and "lead", "diplomat" and "diplomaci". One is the beginning of the other, but for its last letter.
 */
export function isDerived(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST || /\d/.test(short)) return false;
  if (long.startsWith(short)) return long.length <= short.length + LONGEST_ENDING;
  const shared = short.length - 1;
  return shared >= SHORTEST && long.startsWith(short.slice(0, -1)) && long.length <= shared + LONGEST_ENDING;
}
