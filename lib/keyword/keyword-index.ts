import type { UintArray } from "#lib/search/uint-array.ts";
import { skipPlaces } from "./packed-places.ts";
import type { SortedWords } from "./sorted-words.ts";
import type { WordArticles } from "./word-articles.ts";

/**
 * An inverted index in typed arrays, on two levels: each term lists the articles that have it, and each of those
 * entries lists the passages of that article that have it. Passages are numbered so that those of one article are
 * neighbours; such a number is called a position.
 *
 * An article's entry also holds upper bounds of what the term can add to the score of any of its passages. Adding up
 * the bounds ranks the articles, and only the few best have to be looked into (`segmented-keyword-searcher.ts`): the
 * idea of block-max indexes (Ding and Suel 2011), with the article as the block. Frequencies are kept as they are, so
 * that a query may reweigh them.
 *
 * Entries are ordered by term, then article; passage entries by term, then position. The same articles in the same
 * order give the same index, however it came about.
 */
export type KeywordIndex = {
  terms: SortedWords;
  /** Entries of term t: `entryStart[t]` up to `entryStart[t + 1]`. */
  entryStart: Uint32Array;
  /** Articles that have the term. At most the number of its entries: a passage cut inside a word has terms of its own. */
  articleFrequency: Uint32Array;
  /** The highest of the bounds of its entries, either part by itself. */
  termBound: Uint16Array;

  entryArticle: UintArray;
  /** How often the article has the term, title included as often as it counts; at most 65,535. */
  entryFrequency: UintArray;
  /** See `entry-bounds.ts`. */
  entryBound: Uint16Array;
  /** How many passage entries belong to the entry. */
  entryPassages: UintArray;
  /** First passage entry of every `ENTRY_BLOCK`th entry; the ones between are found by adding `entryPassages`. */
  blockStart: Uint32Array;

  /** Position of the passage, counted from the first of its article. */
  passageOffset: UintArray;
  /** How often the passage has the term, as `entryFrequency`. */
  passageFrequency: UintArray;
  /** Where the passage's text has the term, title left out: a list for each passage entry (`packed-places.ts`). */
  places: Uint8Array;
  /** Where the lists of every `ENTRY_BLOCK`th entry begin. */
  placesStart: Uint32Array;

  /** Passages of article a: positions `articleStart[a]` up to `articleStart[a + 1]`. */
  articleStart: Uint32Array;
  /** In terms, the title counted as often as it weighs. */
  articleLength: Uint32Array;
  passageLength: UintArray;

  /** Words of passages and their titles as they are written (lower case, accents folded; no digits). */
  words: SortedWords;
  /** In how many passages each of `words` stands, in text or title. */
  wordFrequency: UintArray;
  wordArticles: WordArticles;
};

/** Entries between two stored starts: small enough to add up, large enough to cost nothing. */
export const ENTRY_BLOCK = 8;

/** Where each block of entries begins among the passage entries. */
export function blockStartsOf(entryPassages: UintArray): Uint32Array {
  const entries = entryPassages.length;
  const starts = new Uint32Array(Math.floor(entries / ENTRY_BLOCK) + 1);
  let at = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (entry % ENTRY_BLOCK === 0) starts[entry / ENTRY_BLOCK] = at;
    at += entryPassages[entry] as number;
  }
  if (entries % ENTRY_BLOCK === 0) starts[entries / ENTRY_BLOCK] = at;
  return starts;
}

/** Where the places of each block of entries begin. */
export function placesStartsOf(places: Uint8Array, blockStart: Uint32Array): Uint32Array {
  const starts = new Uint32Array(blockStart.length);
  for (let block = 1; block < blockStart.length; block++) {
    const lists = (blockStart[block] as number) - (blockStart[block - 1] as number);
    starts[block] = skipPlaces(places, starts[block - 1] as number, lists);
  }
  return starts;
}

/** Where the places of a passage entry begin, which is one of the entry's. */
export function firstPlaceOf(index: KeywordIndex, entry: number, passageEntry: number): number {
  const block = Math.floor(entry / ENTRY_BLOCK);
  const lists = passageEntry - (index.blockStart[block] as number);
  return skipPlaces(index.places, index.placesStart[block] as number, lists);
}

/** The first passage entry of an entry. `entry` may be one past the last. */
export function firstPassageEntry(index: KeywordIndex, entry: number): number {
  const block = Math.floor(entry / ENTRY_BLOCK);
  const { blockStart, entryPassages } = index;
  let start = blockStart[block] as number;
  for (let i = block * ENTRY_BLOCK; i < entry; i++) start += entryPassages[i] as number;
  return start;
}

/** In how many passages the term stands. */
export function passageFrequencyOf(index: KeywordIndex, term: number): number {
  const from = index.entryStart[term] as number;
  const to = index.entryStart[term + 1] as number;
  return firstPassageEntry(index, to) - firstPassageEntry(index, from);
}
