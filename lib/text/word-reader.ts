import { findWord, PHRASE_STARTS } from "./find-word.ts";
import { UNSPACED_CODES, wordEnds } from "./unspaced-words.ts";
import { utf16Codes } from "./utf16-codes.ts";
import { EMPTY_HASH, hashed, hashOf, WordNumbers } from "./word-numbers.ts";

/** The words of a text in order; the arrays have room behind the last, and are good until the reader is used again. */
export type ReadWords<T> = {
  count: number;
  /** By word: which of `entries` is about it. */
  numbers: Uint32Array;
  /** UTF-16 offsets. */
  starts: Uint32Array;
  ends: Uint32Array;
  entries: readonly T[];
};

/** What a UTF-16 unit can be to a word. */
const APART = 0;
const LETTER = 1;
const DIGIT = 2;
const FULL_STOP = 3;
const COMMA = 4;
const APOSTROPHE = 5;
/** Only `findWord` knows: a letter of another script, a symbol, half of a surrogate pair. */
const OTHER = 6;
/** A script without spaces between words: a run of them holds several. */
const UNSPACED = 7;

const KINDS = new Uint8Array(65_536).fill(OTHER);
for (let code = 0; code < 128; code++) KINDS[code] = kindOfAscii(String.fromCharCode(code));
// General punctuation: dashes and curly quotation marks, the commonest characters beyond ASCII in English.
KINDS.fill(APART, 0x2000, 0x2070);
KINDS[0x2019] = APOSTROPHE;
for (let code = 0; code < KINDS.length; code++) if (UNSPACED_CODES[code] === 1) KINDS[code] = UNSPACED;

/** By unit: 1 for letters that a name of several words begins with. */
const INITIALS = new Uint8Array(65_536);
for (const word of PHRASE_STARTS) INITIALS[word.charCodeAt(0)] = 1;

/** No place in a text. */
const UNKNOWN = -1;

/** Bounds the memory of what is known of words: a corpus of any size must not grow it without end. */
const MOST_WORDS = 200_000;
const MOST_ROOM = 32 * MOST_WORDS;
const SHORT = 64;
/** Longer words are not made of their units in one call. */
const LONG = 1024;

/**
 * Reads the words of texts, those that `findWord` finds, and says of each what `describe` said when it was met first.
 * Plain words, which nearly all are, are told apart by their units alone: neither a pattern nor a string is needed, which
 * takes a tenth of the time.
 */
export class WordReader<T> {
  /** Called once for a word, now and then again; it must read no text. */
  readonly #describe: (word: string) => T;
  #known = new WordNumbers();
  #entries: T[] = [];
  #numbers = new Uint32Array(1024);
  #starts = new Uint32Array(1024);
  #ends = new Uint32Array(1024);
  readonly #short = new Uint16Array(SHORT);

  constructor(describe: (word: string) => T) {
    this.#describe = describe;
  }

  read(text: string): ReadWords<T> {
    this.#forgetSome();
    const codes = utf16Codes(text);
    let count = 0;
    let at = 0;
    const { length } = codes;
    while (at < length) {
      const kind = KINDS[codes[at] as number] as number;
      if (kind !== LETTER && kind !== DIGIT && kind !== OTHER) {
        const start = at++;
        if (kind !== UNSPACED) continue;
        while (at < length && KINDS[codes[at] as number] === UNSPACED) at++;
        count = this.#addRun(text.slice(start, at), codes, start, count);
        continue;
      }
      let start = at;
      let hash = EMPTY_HASH;
      do {
        hash = hashed(hash, codes[at++] as number);
      } while (at < length && KINDS[codes[at] as number] === kind);
      let end = kind === OTHER ? UNKNOWN : plainEnd(codes, start, at, kind);
      if (end > at) hash = hashOf(codes, start, end);
      if (INITIALS[codes[start] as number] === 1 && PHRASE_STARTS.has(text.slice(start, at))) end = UNKNOWN;
      if (end === UNKNOWN) {
        const found = findWord(text, start);
        if (found === undefined) break;
        start = found.start;
        end = found.end;
        hash = hashOf(codes, start, end);
      }
      if (count === this.#numbers.length) this.#makeRoom();
      this.#numbers[count] = this.#numberOf(codes, start, end, hash);
      this.#starts[count] = start;
      this.#ends[count++] = end;
      at = end;
    }
    return {
      count,
      numbers: this.#numbers,
      starts: this.#starts,
      ends: this.#ends,
      entries: this.#entries,
    };
  }

  /** Adds the words of a run without spaces, which begins at `start`, behind the `count` that there are. */
  #addRun(run: string, codes: Uint16Array, start: number, count: number): number {
    let from = start;
    let added = count;
    for (const wordEnd of wordEnds(run)) {
      const end = start + wordEnd;
      if (added === this.#numbers.length) this.#makeRoom();
      this.#numbers[added] = this.#numberOf(codes, from, end, hashOf(codes, from, end));
      this.#starts[added] = from;
      this.#ends[added++] = end;
      from = end;
    }
    return added;
  }

  /** What is known of a single word. */
  entryOf(word: string): T {
    this.#forgetSome();
    // Of its own, because a text may be in the middle of being read.
    const codes = word.length <= SHORT ? this.#short : new Uint16Array(word.length);
    for (let i = 0; i < word.length; i++) codes[i] = word.charCodeAt(i);
    const hash = hashOf(codes, 0, word.length);
    return this.#entries[this.#numberOf(codes, 0, word.length, hash)] as T;
  }

  #numberOf(codes: Uint16Array, start: number, end: number, hash: number): number {
    const number = this.#known.numberOf(codes, start, end, hash);
    if (number === this.#entries.length) {
      this.#entries.push(this.#describe(wordOf(codes.subarray(start, end))));
    }
    return number;
  }

  #forgetSome(): void {
    if (this.#known.size <= MOST_WORDS && this.#known.room <= MOST_ROOM) return;
    this.#known = new WordNumbers();
    this.#entries = [];
  }

  #makeRoom(): void {
    this.#numbers = twiceAsLong(this.#numbers);
    this.#starts = twiceAsLong(this.#starts);
    this.#ends = twiceAsLong(this.#ends);
  }
}

/** Where the word or number ends of which all up to `to` is of one kind; UNKNOWN when only `findWord` can tell. */
function plainEnd(codes: Uint16Array, from: number, to: number, kind: number): number {
  let end = to;
  let next = kindAt(codes, end);
  while (kind === LETTER && next === APOSTROPHE && kindAt(codes, end + 1) === LETTER) {
    end += 2;
    while (kindAt(codes, end) === LETTER) end++;
    next = kindAt(codes, end);
  }
  if (next === APART || next === UNSPACED) return end;
  if (next === LETTER || next === DIGIT || next === OTHER) return UNKNOWN;
  const after = kindAt(codes, end + 1);
  if (kind === DIGIT) return next === APOSTROPHE || after !== DIGIT ? end : UNKNOWN;
  if (next === APOSTROPHE) return after === DIGIT || after === OTHER ? UNKNOWN : end;
  // "U.S." has its full stops within.
  return next === FULL_STOP && end - from === 1 ? UNKNOWN : end;
}

/** A string of its own: one cut out of a text would keep all of it in memory. */
function wordOf(units: Uint16Array): string {
  let word = "";
  for (let i = 0; i < units.length; i += LONG) word += String.fromCharCode(...units.subarray(i, i + LONG));
  return word;
}

function kindOfAscii(character: string): number {
  if (/[A-Za-z]/.test(character)) return LETTER;
  if (/\d/.test(character)) return DIGIT;
  const place = [".", ",", "'"].indexOf(character);
  return place === -1 ? APART : ([FULL_STOP, COMMA, APOSTROPHE][place] as number);
}

function kindAt(codes: Uint16Array, at: number): number {
  return at < codes.length ? (KINDS[codes[at] as number] as number) : APART;
}

function twiceAsLong(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * array.length);
  longer.set(array);
  return longer;
}
