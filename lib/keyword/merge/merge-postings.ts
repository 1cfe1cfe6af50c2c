import { narrowest, type UintArray, widest } from "#lib/search/uint-array.ts";
import { firstPassageEntry, firstPlaceOf, type KeywordIndex } from "../keyword-index.ts";
import type { LivingSegment } from "../living-segment.ts";
import { skipPlaces } from "../packed-places.ts";
import { type SortedWords, SortedWordsBuilder } from "../sorted-words.ts";
import { mergeSorted } from "./merge-sorted.ts";

type CopiedArray = "entryFrequency" | "entryPassages" | "passageOffset" | "passageFrequency";
type Merged = Pick<
  KeywordIndex,
  "terms" | "entryStart" | "articleFrequency" | "entryArticle" | "places" | CopiedArray
>;

/** A segment, and the numbers that its articles get in the merged index. */
export type Renumbered = LivingSegment & {
  /** By the segment's own article number; of no meaning for dead ones. */
  newNumber: Uint32Array;
};

/** Copies the entries of living articles, term by term. */
export function mergePostings(segments: readonly Renumbered[]): Merged {
  const into = new Copy(segments);
  const lists = segments.map(({ index }) => index.terms);
  const terms = new SortedWordsBuilder();
  const entryStart: number[] = [0];
  const articleFrequency: number[] = [];
  mergeSorted(lists, (numbers, first) => {
    const before = into.entries;
    let having = 0;
    for (const [i, segment] of segments.entries()) {
      const number = numbers[i] as number;
      if (number !== -1) having += into.add(segment, number);
    }
    if (into.entries === before) return;
    terms.copy(lists[first] as SortedWords, numbers[first] as number);
    entryStart.push(into.entries);
    articleFrequency.push(having);
  });
  return {
    terms: terms.finish(),
    entryStart: Uint32Array.from(entryStart),
    articleFrequency: Uint32Array.from(articleFrequency),
    ...into.arrays(),
  };
}

/** Where entries and passage entries are copied to. */
class Copy {
  readonly #article: Uint32Array;
  readonly #frequency: UintArray;
  readonly #count: UintArray;
  readonly #offset: UintArray;
  readonly #passageFrequency: UintArray;
  readonly #places: Uint8Array;
  #entries = 0;
  #passageEntries = 0;
  #placesEnd = 0;

  constructor(segments: readonly Renumbered[]) {
    let entries = 0;
    let passageEntries = 0;
    let placeBytes = 0;
    for (const { index } of segments) {
      placeBytes += index.places.length;
      entries += index.entryArticle.length;
      passageEntries += index.passageOffset.length;
    }
    const room = (name: CopiedArray, length: number) =>
      widest(
        segments.map(({ index }) => index[name]),
        length,
      );
    this.#article = new Uint32Array(entries);
    this.#frequency = room("entryFrequency", entries);
    this.#count = room("entryPassages", entries);
    this.#offset = room("passageOffset", passageEntries);
    this.#places = new Uint8Array(placeBytes);
    this.#passageFrequency = room("passageFrequency", passageEntries);
  }

  get entries(): number {
    return this.#entries;
  }

  /** Copies what living articles have of a term; returns how many of them have it. */
  add({ index, isDead, newNumber }: Renumbered, term: number): number {
    const from = index.entryStart[term] as number;
    const to = index.entryStart[term + 1] as number;
    let having = 0;
    let start = firstPassageEntry(index, from);
    let placesEnd = firstPlaceOf(index, from, start);
    for (let entry = from; entry < to; entry++) {
      const article = index.entryArticle[entry] as number;
      const first = start;
      start += index.entryPassages[entry] as number;
      const places = placesEnd;
      placesEnd = skipPlaces(index.places, places, start - first);
      if (isDead[article] === 1) continue;
      if (index.entryFrequency[entry] !== 0) having++;
      this.#article[this.#entries] = newNumber[article] as number;
      this.#frequency[this.#entries] = index.entryFrequency[entry] as number;
      this.#count[this.#entries] = start - first;
      this.#entries++;
      for (let i = first; i < start; i++) {
        this.#offset[this.#passageEntries] = index.passageOffset[i] as number;
        this.#passageFrequency[this.#passageEntries] = index.passageFrequency[i] as number;
        this.#passageEntries++;
      }
      for (let i = places; i < placesEnd; i++) {
        this.#places[this.#placesEnd++] = index.places[i] as number;
      }
    }
    return having;
  }

  arrays() {
    return {
      entryArticle: narrowest(this.#article.subarray(0, this.#entries)),
      entryFrequency: narrowest(this.#frequency.subarray(0, this.#entries)),
      entryPassages: narrowest(this.#count.subarray(0, this.#entries)),
      passageOffset: narrowest(this.#offset.subarray(0, this.#passageEntries)),
      passageFrequency: narrowest(this.#passageFrequency.subarray(0, this.#passageEntries)),
      places: this.#places.slice(0, this.#placesEnd),
    };
  }
}
