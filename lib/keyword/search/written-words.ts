import type { LivingSegment } from "../living-segment.ts";
import { findWord, wordAt, wordsBeginning } from "../sorted-words.ts";
import { forEachArticle } from "../word-articles.ts";

/**
 * Words of all segments that begin so and are `least` to `most` code units long. One that stands in several segments
 * comes several times; one that only the dead had comes too.
 */
export function* wordsWithPrefix(
  segments: readonly LivingSegment[],
  prefix: string,
  { least, most }: { least: number; most: number },
): Generator<string> {
  for (const { index } of segments) {
    const { words } = index;
    const { from, to } = wordsBeginning(words, prefix);
    for (let i = from; i < to; i++) {
      const length = (words.start[i + 1] as number) - (words.start[i] as number);
      if (length >= least && length <= most) yield wordAt(words, i);
    }
  }
}

/** In how many living passages the word stands. */
export function livingWordFrequency(segments: readonly LivingSegment[], word: string): number {
  let passages = 0;
  for (const { index, dead, isDead } of segments) {
    const number = findWord(index.words, word);
    if (number === -1) continue;
    passages += index.wordFrequency[number] as number;
    if (dead.length === 0) continue;
    forEachArticle(index.wordArticles, number, (article, count) => {
      if (isDead[article] === 1) passages -= count;
    });
  }
  return passages;
}
