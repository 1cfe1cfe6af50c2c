import type { KeywordIndex } from "./keyword-index.ts";
import { SegmentedKeywordSearcher } from "./segmented-keyword-searcher.ts";

/** Searches one index, in which nothing is dead. */
export class KeywordSearcher extends SegmentedKeywordSearcher {
  /** `compare` orders positions of equal score. */
  constructor(index: KeywordIndex, compare: (a: number, b: number) => number) {
    super([{ index, firstArticle: 0, firstPosition: 0 }], [], compare);
  }
}
