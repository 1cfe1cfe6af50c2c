import { hash } from "node:crypto";
import type { Sketch } from "#lib/schema/sketch.ts";
import type { Words } from "./read-words.ts";
import { distinct, wordRuns } from "./word-runs.ts";

/** A text of fewer words says too little to be known again: a notice, a caption, a line of a paywall. */
export const MIN_WORDS = 20;
/** So many words in a row are hardly found twice by chance, and so few articles need be looked at. */
const SAMPLED_RUN = 5;
/** One run in sixteen is sampled. */
const SAMPLED_BELOW = 2 ** 32 / 16;
/** Short texts have at least so many values, long ones at most so many. */
const FEWEST = 16;
const MOST = 1024;

/**
 * The smallest hashes of a text's runs: all below a fixed bound, so that a long text keeps what it has in common with a
 * short one that it contains, and never fewer than sixteen, so that short texts can be compared. Two texts that share a
 * part of their runs share about that part of their samples (Broder 1997, On the resemblance and containment of
 * documents). Texts of under 20 words have no values.
 */
export function sketchText(words: Words): Sketch {
  const { buffer, byteOffset, byteLength } = words.hashes;
  const textHash = hash("sha256", new Uint8Array(buffer, byteOffset, byteLength), "hex");
  if (words.count < MIN_WORDS) return { textHash, values: new Uint32Array() };
  const runs = wordRuns(words, SAMPLED_RUN);
  const sampled = distinct(smaller(runs, SAMPLED_BELOW));
  const values = sampled.length < FEWEST ? distinct(runs).slice(0, FEWEST) : sampled.slice(0, MOST);
  return { textHash, values };
}

/** Those of the numbers that are below the bound. */
function smaller(numbers: Uint32Array, bound: number): Uint32Array {
  const found: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    if ((numbers[i] as number) < bound) found.push(numbers[i] as number);
  }
  return Uint32Array.from(found);
}
