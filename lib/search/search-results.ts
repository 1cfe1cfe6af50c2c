/** Best first; equal scores are ordered by passage id. */
export type Hit = { passageId: string; articleId: string; score: number };

/**
 * Where a passage's text has a term, ascending, as `contentPlaces` counts (lib/text/content-places.ts); empty where only
 * its article's title has it. Undefined where neither has.
 */
export type Places = readonly number[] | undefined;

export type TermStatistics = {
  /** As asked. */
  word: string;
  /** How many passages have the word's stem, in text or title. */
  passages: number;
  /** For a word that no passage has: the most frequent one that it may be a typing error for (one edit), if any. */
  suggestion?: string;
};
