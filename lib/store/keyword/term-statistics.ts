import { isStopWord, tokenize } from "#lib/text/tokens.ts";
import type { TermStatistics } from "../passage-store.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import type { KeywordSearcher } from "./keyword-searcher.ts";
import { suggestWord } from "./suggest-word.ts";

/** Of what is one word; of several the first counts. Stop words are not indexed, and need no suggestion. */
export function statisticsOf(word: string, index: KeywordIndex, searcher: KeywordSearcher): TermStatistics {
  const token = tokenize(word)[0];
  if (token === undefined || isStopWord(token.word)) return { word, passages: 0 };
  const passages = searcher.frequency(token.term);
  if (passages > 0) return { word, passages };
  const suggestion = suggestWord(token.word, index.words, index.wordFrequency);
  return suggestion === undefined ? { word, passages } : { word, passages, suggestion };
}
