import { narrowest, type UintArray } from "#lib/search/uint-array.ts";
import { GrowingArray } from "./growing-array.ts";

/**
 * Different words in the order of their code units, which is also JavaScript's. Kept as the units themselves: looking a
 * word up needs neither a table of all words nor strings.
 */
export type SortedWords = {
  /** UTF-16 code units, word after word. */
  units: UintArray;
  /** Word i: units `start[i]` up to `start[i + 1]`. */
  start: Uint32Array;
};

/** Collects words that come sorted and without doubles. */
export class SortedWordsBuilder {
  readonly #units = new GrowingArray((length) => new Uint16Array(length));
  readonly #start = new GrowingArray((length) => new Uint32Array(length));

  add(word: string): void {
    this.#start.push(this.#units.length);
    for (let i = 0; i < word.length; i++) this.#units.push(word.charCodeAt(i));
  }

  /** Word i of another list. */
  copy({ units, start }: SortedWords, i: number): void {
    this.#start.push(this.#units.length);
    const end = start[i + 1] as number;
    for (let at = start[i] as number; at < end; at++) this.#units.push(units[at] as number);
  }

  finish(): SortedWords {
    this.#start.push(this.#units.length);
    return { units: narrowest(this.#units.view()), start: this.#start.view().slice() };
  }
}

export function wordCountOf({ start }: SortedWords): number {
  return start.length - 1;
}

export function wordAt({ units, start }: SortedWords, i: number): string {
  return String.fromCharCode(...units.subarray(start[i], start[i + 1]));
}

/** Number of the word; −1 when it is not among them. */
export function findWord(words: SortedWords, word: string): number {
  const i = firstFrom(words, word);
  return i < wordCountOf(words) && compareAt(words, i, word) === 0 ? i : -1;
}

/** Numbers of the words that begin so: `from` up to `to`. */
export function wordsBeginning(words: SortedWords, prefix: string): { from: number; to: number } {
  const from = firstFrom(words, prefix);
  const last = prefix.charCodeAt(prefix.length - 1);
  const next = prefix.slice(0, -1) + String.fromCharCode(last + 1);
  return { from, to: prefix === "" ? wordCountOf(words) : firstFrom(words, next) };
}

/** Number of the first word that is not before `word`. */
function firstFrom(words: SortedWords, word: string): number {
  let low = 0;
  let high = wordCountOf(words);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(words, middle, word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Below 0 when word i comes before `word`. */
function compareAt({ units, start }: SortedWords, i: number, word: string): number {
  const from = start[i] as number;
  const length = (start[i + 1] as number) - from;
  const common = Math.min(length, word.length);
  for (let at = 0; at < common; at++) {
    const difference = (units[from + at] as number) - word.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return length - word.length;
}

/** Below 0 when word i of the one list comes before word j of the other, 0 when they are the same. */
export function compareWords(a: SortedWords, i: number, b: SortedWords, j: number): number {
  const fromA = a.start[i] as number;
  const fromB = b.start[j] as number;
  const lengthA = (a.start[i + 1] as number) - fromA;
  const lengthB = (b.start[j + 1] as number) - fromB;
  const common = Math.min(lengthA, lengthB);
  for (let at = 0; at < common; at++) {
    const difference = (a.units[fromA + at] as number) - (b.units[fromB + at] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
