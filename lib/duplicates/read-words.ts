import { isWordCharacter } from "#lib/text/characters.ts";

const SPACE = 32;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export type Words = {
  count: number;
  /** In UTF-16, with a space after each: equal for texts that differ in case, accents and punctuation alone. */
  normalized: Uint16Array;
  /** FNV-1a of each, in order (32 bits). */
  hashes: Uint32Array;
};

/**
 * Words are letters and digits, in lower case and without accents, apostrophes and soft hyphens; in writing without
 * spaces between words (Chinese, Japanese, Thai) each character is one.
 */
export function readWords(text: string): Words {
  const folded = text.normalize("NFKD").toLowerCase();
  const normalized = new Uint16Array(2 * folded.length + 1);
  const hashes = new Uint32Array(folded.length);
  let length = 0;
  let count = 0;
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
    hashes[count++] = hash;
    hash = FNV_OFFSET;
    inWord = false;
  }
  return { count, normalized: normalized.slice(0, length), hashes: hashes.slice(0, count) };
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
