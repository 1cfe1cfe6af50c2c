import { isWordCharacter } from "#lib/text/characters.ts";

/** Words in a row that make a run: enough to be rare, few enough that an edited word spoils little. */
export const RUN_LENGTH = 3;

const SPACE = 32;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export type WordRuns = {
  /** How many words the text has. */
  words: number;
  /** The words in UTF-16, with a space after each: equal for texts that differ in case, accents and punctuation alone. */
  normalized: Uint16Array;
  /** 32-bit hashes of its runs of three words, ascending, each once. Empty for fewer than three words. */
  runs: Uint32Array;
};

/**
 * Reads a text as runs of words. Words are letters and digits, in lower case and without accents, apostrophes and soft
 * hyphens; in writing without spaces between words (Chinese, Japanese, Thai) each character is one.
 */
export function wordRuns(text: string): WordRuns {
  const folded = text.normalize("NFKD").toLowerCase();
  const normalized = new Uint16Array(2 * folded.length + 1);
  const hashes = new Uint32Array(folded.length);
  let length = 0;
  let words = 0;
  let hash = FNV_OFFSET;
  let inWord = false;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : SPACE;
    if (isLetterOrDigit(code)) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      normalized[length++] = code;
      inWord = true;
      if (!standsAlone(code)) continue;
    } else if (!inWord || isSkipped(code)) continue;
    normalized[length++] = SPACE;
    hashes[words++] = hash;
    hash = FNV_OFFSET;
    inWord = false;
  }
  return { words, normalized: normalized.subarray(0, length), runs: runsOf(hashes.subarray(0, words)) };
}

function runsOf(words: Uint32Array): Uint32Array {
  const runs = new Uint32Array(Math.max(0, words.length - RUN_LENGTH + 1));
  for (let i = 0; i < runs.length; i++) {
    let hash = 0;
    for (let j = i; j < i + RUN_LENGTH; j++) hash = Math.imul(hash ^ (words[j] as number), 0x9e3779b1) + 1;
    runs[i] = scatter(hash);
  }
  runs.sort();
  let kept = 0;
  for (let i = 0; i < runs.length; i++) {
    if (i === 0 || runs[i] !== runs[kept - 1]) runs[kept++] = runs[i] as number;
  }
  return runs.subarray(0, kept);
}

/** The finaliser of MurmurHash3 (Appleby 2011): each bit of the outcome depends on all of the input's. */
function scatter(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function isLetterOrDigit(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return isWordCharacter(code);
}

/** Apostrophes, soft hyphens, joiners, and the accents that decomposition has split off: within a word they are nothing. */
function isSkipped(code: number): boolean {
  return (
    code === 0x27 ||
    code === 0xad ||
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x2018 ||
    code === 0x2019 ||
    (code >= 0x200b && code <= 0x200d) ||
    code === 0xfeff ||
    (code >= 0x80 && /\p{M}/u.test(String.fromCharCode(code)))
  );
}

/** Thai, Lao, Burmese, Khmer, kana and Han. */
function standsAlone(code: number): boolean {
  return (
    (code >= 0xe00 && code <= 0xeff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff)
  );
}
