import type { TermStatistics } from "../passage-store.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import type { KeywordSearcher } from "./keyword-searcher.ts";

/** `KeywordSearcher.statistics`, for callers that hold the index as well. */
export function statisticsOf(word: string, _index: KeywordIndex, searcher: KeywordSearcher): TermStatistics {
  return searcher.statistics(word);
}
