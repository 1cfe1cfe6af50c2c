/** The narrowest of the three that holds the largest value: most corpora need one byte where the worst needs four. */
export type UintArray = Uint8Array | Uint16Array | Uint32Array;

/**
 * An inverted index in typed arrays, on two levels: each term lists the articles that have it, and each of those
 * entries lists the passages of that article that have it. Passages are numbered so that those of one article are
 * neighbours; such a number is called a position.
 *
 * An article's entry also holds an upper bound of what the term can add to the score of any of its passages. Adding up
 * the bounds ranks the articles, and only the few best have to be looked into (`keyword-searcher.ts`): the idea of
 * block-max indexes (Ding and Suel 2011), with the article as the block. Frequencies are kept as they are, so that a
 * query may reweigh them.
 *
 * Entries are ordered by term, then article; passage entries by term, then position.
 */
export type KeywordIndex = {
  terms: readonly string[];
  /** Entries of term t: `entryStart[t]` up to `entryStart[t + 1]`. */
  entryStart: Uint32Array;
  /** Articles that have the term. At most the number of its entries: a passage cut inside a word has terms of its own. */
  articleFrequency: Uint32Array;
  /** The largest bound among the term's entries. */
  boundScale: Float32Array;

  entryArticle: UintArray;
  /** How often the article has the term, title included as often as it counts; at most 65,535. */
  entryFrequency: UintArray;
  /** Bound of the entry in 255ths of the term's `boundScale`, rounded up. */
  entryBound: Uint8Array;
  /** How many passage entries belong to the entry. */
  entryPassages: UintArray;
  /** First passage entry of every `ENTRY_BLOCK`th entry; the ones between are found by adding `entryPassages`. */
  blockStart: Uint32Array;

  /** Position of the passage, counted from the first of its article. */
  passageOffset: UintArray;
  /** How often the passage has the term, as `entryFrequency`. */
  passageFrequency: UintArray;

  /** Passages of article a: positions `articleStart[a]` up to `articleStart[a + 1]`. */
  articleStart: Uint32Array;
  /** In terms, the title counted as often as it weighs. */
  articleLength: Uint32Array;
  passageLength: UintArray;

  /** Words as they are written (lower case, accents folded; no digits), sorted by code units. */
  words: readonly string[];
  /** In how many passages each of `words` stands, in text or title. */
  wordFrequency: UintArray;
};

/** Entries between two stored starts: small enough to add up, large enough to cost nothing. */
export const ENTRY_BLOCK = 16;

/** The first passage entry of an entry. `entry` may be one past the last. */
export function firstPassageEntry(index: KeywordIndex, entry: number): number {
  const block = Math.floor(entry / ENTRY_BLOCK);
  let start = index.blockStart[block] ?? 0;
  for (let i = block * ENTRY_BLOCK; i < entry; i++) start += index.entryPassages[i] as number;
  return start;
}

/** In how many passages the term stands. */
export function passageFrequencyOf(index: KeywordIndex, term: number): number {
  const from = index.entryStart[term] as number;
  const to = index.entryStart[term + 1] as number;
  return firstPassageEntry(index, to) - firstPassageEntry(index, from);
}
