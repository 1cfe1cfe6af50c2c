import type { Words } from "./read-words.ts";

/**
 * 32-bit hashes of a text's runs of `length` words in a row, in order of the text, repeated as they are; none for fewer
 * words.
 */
export function wordRuns({ hashes }: Words, length: number): Uint32Array {
  const runs = new Uint32Array(Math.max(0, hashes.length - length + 1));
  for (let i = 0; i < runs.length; i++) {
    let hash = 0;
    for (let j = i; j < i + length; j++) hash = Math.imul(hash ^ (hashes[j] as number), 0x9e3779b1) + 1;
    runs[i] = scatter(hash);
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
  return (h ^ (h >>> 16)) >>> 0;
}
