import { wordsOfAlias } from "./aliases.ts";
import { PHRASE_STARTS } from "./find-word.ts";
import { beginsPhrase, phrasesOf, type Token, tokenFrom } from "./tokens.ts";
import { UNSPACED_CODES } from "./unspaced-words.ts";
import { utf16Codes } from "./utf16-codes.ts";

/** Kinds of characters: of ASCII a digit or letter (0 to 35, whatever its case), one of other scripts, or none of a word. */
const DIGITS = 10;
const OTHER = 36;
const NONE = 37;
const KINDS = 38;
const KIND_OF_ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const place = "0123456789abcdefghijklmnopqrstuvwxyz".indexOf(String.fromCharCode(code).toLowerCase());
  return place === -1 ? NONE : place;
});
const OF_WORDS = /[\p{L}\p{M}\p{N}]/u;
/** By kind: 1 for the letters that names of several words begin with. */
const BEGIN_PHRASES = Uint8Array.from({ length: KINDS }, (_, kind) =>
  [...PHRASE_STARTS].some((word) => KIND_OF_ASCII[word.charCodeAt(0)] === kind) ? 1 : 0,
);
/** General punctuation: dashes and curly quotation marks, the commonest characters beyond ASCII in English. */
const [PUNCTUATION, PUNCTUATION_END] = [0x2000, 0x2070];
/** A token can go on across these. */
const JOINING = /[.,'’]/;
const APOSTROPHE = /['’]/;

/**
 * Finds the tokens of `tokenize(text)` that have one of some terms, in order. Words that begin otherwise than any word
 * of these terms are passed over, which leaves little to be read: folding and stemming (Porter 1980) leave a word's
 * first letter as it is, and the next two but for y, which may become i, and e, which may have been put there.
 */
export function termFinder(terms: Iterable<string>): (text: string) => Token[] {
  const wanted = new Set(terms);
  const beginnings = beginningsOf(wanted);
  // Behind an apostrophe, a number ends a word.
  const endsWords = [...wanted].some((term) => kindAt(term, 0) < DIGITS || kindAt(term, 0) === OTHER);
  return (text) => {
    const found: Token[] = [];
    const codes = utf16Codes(text);
    const kindOf = (at: number) => {
      const code = codes[at] ?? 0;
      return code < 128 ? (KIND_OF_ASCII[code] as number) : kindAt(text, at);
    };
    let read = 0;
    for (let at = 0; at < text.length; at++) {
      const kind = kindOf(at);
      if (kind === NONE) continue;
      const start = at;
      const unspaced = UNSPACED_CODES[codes[start] as number];
      do at++;
      while (at < text.length && kindOf(at) !== NONE && UNSPACED_CODES[codes[at] as number] === unspaced);
      const isCandidate =
        kind === OTHER ||
        beginnings[(kind * KINDS + kindOf(start + 1)) * KINDS + kindOf(start + 2)] === 1 ||
        (BEGIN_PHRASES[kind] === 1 && beginsPhrase(text, start)) ||
        (endsWords && start > 0 && APOSTROPHE.test(text[start - 1] as string));
      if (!isCandidate) {
        // What follows is looked at: the next word may begin at once.
        at--;
        continue;
      }
      read = Math.max(read, tokenStart(text, start));
      while (read < at) {
        const token = tokenFrom(text, read);
        read = token?.end ?? text.length;
        if (token !== undefined && wanted.has(token.term)) found.push(token);
      }
      at = read - 1;
    }
    return found;
  };
}

/** By the kinds of its first three characters: 1 where a word of the terms can begin so. */
function beginningsOf(terms: ReadonlySet<string>): Uint8Array {
  const beginnings = new Uint8Array(KINDS ** 3);
  const allow = (first: number, second?: number, third?: number) => {
    const from = (first * KINDS + (second ?? 0)) * KINDS + (third ?? 0);
    const width = second === undefined ? KINDS ** 2 : third === undefined ? KINDS : 1;
    beginnings.fill(1, from, from + width);
  };
  for (const term of terms) {
    for (const word of [term, ...wordsOfAlias(term), ...phrasesOf(term)]) {
      const first = kindAt(word, 0);
      // A number may be cut in two anywhere.
      if (first < DIGITS) for (let digit = 0; digit < DIGITS; digit++) allow(digit);
      const seconds = first === NONE || first === OTHER ? [] : kindsThatBecome(word, 1);
      for (const second of seconds ?? [undefined]) {
        if (first < DIGITS || second === undefined || second >= OTHER) allow(first, second);
        else for (const third of kindsThatBecome(word, 2) ?? [undefined]) allow(first, second, third);
      }
    }
  }
  return beginnings;
}

/** What can stand in a text for the character of a word; undefined: anything. */
function kindsThatBecome(word: string, at: number): number[] | undefined {
  const kind = kindAt(word, at);
  // The stem may end here; or an e was put behind it.
  if (kind === NONE || (at === 2 && word[at] === "e")) return undefined;
  // "O'Neil", or a mark over the letter.
  const kinds = [kind, NONE, OTHER];
  return word[at] === "i" ? [...kinds, kindAt("y", 0)] : kinds;
}

function kindAt(text: string, at: number): number {
  if (at >= text.length) return NONE;
  const code = text.charCodeAt(at);
  if (code < 128) return KIND_OF_ASCII[code] as number;
  if (code >= PUNCTUATION && code < PUNCTUATION_END) return NONE;
  return OF_WORDS.test(String.fromCodePoint(text.codePointAt(at) as number)) || isLowSurrogate(code)
    ? OTHER
    : NONE;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

/** Where to begin reading, so that a token that goes on across a dot, a comma or an apostrophe is read whole. */
function tokenStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && JOINING.test(text[start - 1] as string)) {
    start--;
    while (start > 0 && kindAt(text, start - 1) !== NONE) start--;
  }
  return start;
}
