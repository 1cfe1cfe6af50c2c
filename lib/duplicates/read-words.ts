import { isWordCharacter } from "#lib/text/characters.ts";
import { utf16Codes } from "#lib/text/utf16-codes.ts";

const SPACE = 32;
/** As a signed number: with larger ones, engines count in floating point, several times as slowly. */
const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

export type Words = {
  count: number;
  /** In UTF-16, with a space after each: equal for texts that differ in case, accents and punctuation alone. */
  normalized: Uint16Array;
  /** FNV-1a of each, in order (32 bits, signed). */
  hashes: Int32Array;
};

/** What a UTF-16 unit is to a word. */
const APART = 0;
const NOTHING = 1;
const LETTER = 2;
const WHOLE_WORD = 3;

const KINDS = Uint8Array.from({ length: 65_536 }, (_, code) => {
  if (isLetterOrDigit(code)) return standsAlone(code) ? WHOLE_WORD : LETTER;
  return isSkipped(code) ? NOTHING : APART;
});

/** Used again from text to text: longer than any text so far, at most MOST_KEPT. */
let normalizedSpace = new Uint16Array(1 << 14);
let hashSpace = new Int32Array(1 << 13);
const MOST_KEPT = 1 << 20;

/**
 * Words are letters and digits, in lower case and without accents, apostrophes and soft hyphens; in writing without
 * spaces between words (Chinese, Japanese, Thai) each character is one.
 */
export function readWords(text: string): Words {
  const codes = utf16Codes(text.normalize("NFKD").toLowerCase());
  // A word of one letter takes two places, its space included.
  const normalized = room(normalizedSpace, 2 * codes.length + 2, (length) => new Uint16Array(length));
  const hashes = room(hashSpace, codes.length + 1, (length) => new Int32Array(length));
  if (normalized.length <= MOST_KEPT) [normalizedSpace, hashSpace] = [normalized, hashes];
  let length = 0;
  let count = 0;
  let hash = FNV_OFFSET;
  let wordStart = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    const kind = KINDS[code] as number;
    if (kind >= LETTER) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      normalized[length++] = code;
      if (kind === LETTER) continue;
    } else if (kind === NOTHING || length === wordStart) continue;
    normalized[length++] = SPACE;
    hashes[count++] = hash;
    hash = FNV_OFFSET;
    wordStart = length;
  }
  if (length > wordStart) {
    normalized[length++] = SPACE;
    hashes[count++] = hash;
  }
  return { count, normalized: normalized.slice(0, length), hashes: hashes.slice(0, count) };
}

function room<T extends { length: number }>(kept: T, length: number, make: (length: number) => T): T {
  return kept.length >= length ? kept : make(2 * length);
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
