import { narrowest, widest } from "#lib/search/uint-array.ts";
import { boundsOf } from "../entry-bounds.ts";
import { blockStartsOf, type KeywordIndex, placesStartsOf } from "../keyword-index.ts";
import type { KeywordSegment } from "../keyword-segment.ts";
import { livingSegments } from "../living-segment.ts";
import { type SortedWords, SortedWordsBuilder } from "../sorted-words.ts";
import { forEachArticle, WordArticlesPacker } from "../word-articles.ts";
import { mergePostings, type Renumbered } from "./merge-postings.ts";
import { mergeSorted } from "./merge-sorted.ts";

/**
 * One index of the living articles of neighbouring segments, numbered anew without gaps and in the same order: exactly
 * what `KeywordIndexBuilder` makes of them, but from the postings, without a look at the texts. `dead`: as for
 * `SegmentedKeywordSearcher`, in the numbers of the whole.
 */
export function mergeSegments(segments: readonly KeywordSegment[], dead: Iterable<number>): KeywordIndex {
  let articles = 0;
  const renumbered = livingSegments(segments, dead).map((segment) => {
    const newNumber = Uint32Array.from(segment.isDead, (isDead) => (isDead === 1 ? articles : articles++));
    return { ...segment, newNumber };
  });
  const index = { ...mergeArticles(renumbered, articles), ...mergePostings(renumbered) };
  const blockStart = blockStartsOf(index.entryPassages);
  return {
    ...index,
    blockStart,
    placesStart: placesStartsOf(index.places, blockStart),
    ...boundsOf(index),
    ...mergeWords(renumbered),
  };
}

function mergeArticles(segments: readonly Renumbered[], articles: number) {
  let passages = 0;
  for (const { index } of segments) passages += index.passageLength.length;
  const articleStart = new Uint32Array(articles + 1);
  const articleLength = new Uint32Array(articles);
  const passageLength = widest(
    segments.map(({ index }) => index.passageLength),
    passages,
  );
  let at = 0;
  for (const { index, isDead, newNumber } of segments) {
    for (const [article, number] of newNumber.entries()) {
      if (isDead[article] === 1) continue;
      const first = index.articleStart[article] as number;
      const end = index.articleStart[article + 1] as number;
      articleStart[number] = at;
      articleLength[number] = index.articleLength[article] as number;
      passageLength.set(index.passageLength.subarray(first, end), at);
      at += end - first;
    }
  }
  articleStart[articles] = at;
  return { articleStart, articleLength, passageLength: narrowest(passageLength.subarray(0, at)) };
}

function mergeWords(
  segments: readonly Renumbered[],
): Pick<KeywordIndex, "words" | "wordFrequency" | "wordArticles"> {
  const packer = new WordArticlesPacker();
  const words = new SortedWordsBuilder();
  const frequencies: number[] = [];
  const lists = segments.map(({ index }) => index.words);
  mergeSorted(lists, (numbers, first) => {
    let frequency = 0;
    for (const [i, { index, isDead, newNumber }] of segments.entries()) {
      const number = numbers[i] as number;
      if (number === -1) continue;
      forEachArticle(index.wordArticles, number, (article, passages) => {
        if (isDead[article] === 1) return;
        if (frequency === 0) packer.nextWord();
        packer.add(newNumber[article] as number, passages);
        frequency += passages;
      });
    }
    if (frequency === 0) return;
    words.copy(lists[first] as SortedWords, numbers[first] as number);
    frequencies.push(frequency);
  });
  return {
    words: words.finish(),
    wordFrequency: narrowest(Uint32Array.from(frequencies)),
    wordArticles: packer.finish(),
  };
}
