import { isWordCharacter } from "#lib/text/characters.ts";
import { utf16Codes } from "#lib/text/utf16-codes.ts";

const SPACE = 32;
/** As a signed number: with larger ones, engines count in floating point, several times as slowly. */
const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

export type Words = {
  text: string;
  count: number;
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

/** Used again for texts up to this length. */
const KEPT = 1 << 16;
const keptHashes = new Int32Array(KEPT);

/**
 * Words are letters and digits, in lower case and without accents, apostrophes and soft hyphens; in writing without
 * spaces between words (Chinese, Japanese, Thai) each character is one.
 */
export function readWords(text: string): Words {
  const codes = unitsOf(text);
  const hashes = codes.length <= KEPT ? keptHashes : new Int32Array(codes.length);
  let count = 0;
  let hash = FNV_OFFSET;
  let inWord = false;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    const kind = KINDS[code] as number;
    if (kind >= LETTER) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      inWord = true;
      if (kind === LETTER) continue;
    } else if (kind === NOTHING || !inWord) continue;
    hashes[count++] = hash;
    hash = FNV_OFFSET;
    inWord = false;
  }
  if (inWord) hashes[count++] = hash;
  return { text, count, hashes: hashes.slice(0, count) };
}

/** The words, with a space after each: equal for texts that differ in case, accents and punctuation alone. */
export function plainWords(text: string): string {
  let words = "";
  for (const code of [...unitsOf(text), SPACE]) {
    const kind = KINDS[code] as number;
    if (kind >= LETTER) words += String.fromCharCode(code);
    const ends = kind === WHOLE_WORD || (kind === APART && words !== "" && !words.endsWith(" "));
    if (ends) words += " ";
  }
  return words;
}

function unitsOf(text: string): Uint16Array {
  return utf16Codes(text.normalize("NFKD").toLowerCase());
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
