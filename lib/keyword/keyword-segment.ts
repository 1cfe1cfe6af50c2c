import type { KeywordIndex } from "./keyword-index.ts";

/**
 * An index of neighbouring articles, as one publication adds it; it never changes. Article and position n of `index`
 * are number `firstArticle + n` and `firstPosition + n` of the whole. An article is never divided between segments: a
 * changed one is dead where it was, and stands again in a later segment.
 */
export type KeywordSegment = { index: KeywordIndex; firstArticle: number; firstPosition: number };
