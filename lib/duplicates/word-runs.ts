import type { Words } from "./read-words.ts";

/** Odd, so that nothing of a word is lost on its way through a run: the golden ratio of 32 bits (Knuth 1973, 6.4). */
const FACTOR = 0x9e3779b1 | 0;

/**
 * 32-bit hashes of a text's runs of `length` words in a row, in order of the text, repeated as they are; none for fewer
 * words. Each is made of the one before by what leaves and what joins the run (Karp and Rabin 1987).
 */
export function wordRuns({ hashes }: Words, length: number): Uint32Array {
  const runs = new Uint32Array(Math.max(0, hashes.length - length + 1));
  let leaving = 1;
  for (let i = 0; i < length; i++) leaving = Math.imul(leaving, FACTOR);
  let sum = 0;
  for (let i = 0; i < hashes.length; i++) {
    sum = (Math.imul(sum, FACTOR) + (hashes[i] as number)) | 0;
    const first = i - length;
    if (first >= 0) sum = (sum - Math.imul(leaving, hashes[first] as number)) | 0;
    if (first >= -1) runs[first + 1] = scatter(sum);
  }
  return runs;
}

/** Ascending, each once; sorts what it is given. */
export function distinct(numbers: Uint32Array): Uint32Array {
  numbers.sort();
  let kept = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (i === 0 || numbers[i] !== numbers[kept - 1]) numbers[kept++] = numbers[i] as number;
  }
  return numbers.subarray(0, kept);
}

/** The finaliser of MurmurHash3 (Appleby 2011): each bit of the outcome depends on all of the input's. */
function scatter(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
