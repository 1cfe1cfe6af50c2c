import { narrowest } from "#lib/search/uint-array.ts";
import { boundsOf } from "../entry-bounds.ts";
import { blockStartsOf, type KeywordIndex, placesStartsOf } from "../keyword-index.ts";
import { SortedWordsBuilder } from "../sorted-words.ts";
import { WordArticlesPacker } from "../word-articles.ts";
import type { ForwardPostings } from "./forward-postings.ts";

type Forward = {
  /** Terms and words by the numbers that the postings give them. */
  terms: readonly string[];
  words: readonly string[];
  articles: ForwardPostings;
  passages: ForwardPostings;
  /** For each of the passages' postings its packed places, and where they begin. */
  places: { packed: Uint8Array; start: Uint32Array };
  /** For each article its words, and in how many of its passages they stand. */
  articleWords: ForwardPostings;
  /** As in `KeywordIndex`. */
  articleStart: Uint32Array;
};

/** Turns "terms of each text" into "texts of each term". */
export function invertPostings(forward: Forward): KeywordIndex {
  const { articleStart } = forward;
  const order = orderOf(forward.terms);
  const articles = byRank(forward.articles, order);
  const passages = byRank(forward.passages, order);
  const articleFrequency = new Uint32Array(order.length);
  const terms = new SortedWordsBuilder();
  const entryPassages = new Uint32Array(articles.text.length);
  const passageOffset = new Uint32Array(passages.text.length);
  let at = 0;
  for (let term = 0; term < order.length; term++) {
    const lastPassage = passages.start[term + 1] as number;
    let having = 0;
    for (let entry = articles.start[term] as number; entry < (articles.start[term + 1] as number); entry++) {
      if (articles.frequency[entry] !== 0) having++;
      const article = articles.text[entry] as number;
      const first = articleStart[article] as number;
      const end = articleStart[article + 1] as number;
      const before = at;
      for (; at < lastPassage && (passages.text[at] as number) < end; at++) {
        passageOffset[at] = (passages.text[at] as number) - first;
      }
      entryPassages[entry] = at - before;
    }
    articleFrequency[term] = having;
    terms.add(forward.terms[order[term] as number] ?? "");
  }
  const blockStart = blockStartsOf(entryPassages);
  const places = placesInOrder(forward.places, passages.posting);
  const index = {
    terms: terms.finish(),
    entryStart: articles.start,
    articleFrequency,
    entryArticle: narrowest(articles.text),
    entryFrequency: narrowest(articles.frequency),
    entryPassages: narrowest(entryPassages),
    blockStart,
    passageOffset: narrowest(passageOffset),
    passageFrequency: narrowest(passages.frequency),
    places,
    placesStart: placesStartsOf(places, blockStart),
    articleStart,
    articleLength: forward.articles.length.view().slice(),
    passageLength: narrowest(forward.passages.length.view()),
  };
  return { ...index, ...boundsOf(index), ...invertWords(forward) };
}

/** `postings`: in the order that is wanted. */
function placesInOrder({ packed, start }: Forward["places"], postings: Uint32Array): Uint8Array {
  const places = new Uint8Array(packed.length);
  let at = 0;
  for (let i = 0; i < postings.length; i++) {
    const posting = postings[i] as number;
    const end = posting + 1 < start.length ? (start[posting + 1] as number) : packed.length;
    for (let from = start[posting] as number; from < end; from++) places[at++] = packed[from] as number;
  }
  return places;
}

function invertWords(forward: Forward): Pick<KeywordIndex, "words" | "wordFrequency" | "wordArticles"> {
  const order = orderOf(forward.words);
  const { start, text, frequency } = byRank(forward.articleWords, order);
  const packer = new WordArticlesPacker();
  const words = new SortedWordsBuilder();
  const frequencies: number[] = [];
  order.forEach((word, rank) => {
    const from = start[rank] as number;
    const to = start[rank + 1] as number;
    // A word of the article may lie outside of its passages.
    if (from === to) return;
    packer.nextWord();
    let sum = 0;
    for (let i = from; i < to; i++) {
      packer.add(text[i] as number, frequency[i] as number);
      sum += frequency[i] as number;
    }
    words.add(forward.words[word] ?? "");
    frequencies.push(sum);
  });
  return {
    words: words.finish(),
    wordFrequency: narrowest(Uint32Array.from(frequencies)),
    wordArticles: packer.finish(),
  };
}

/** The numbers of the words, all different, sorted by word. */
function orderOf(words: readonly string[]): Uint32Array {
  return Uint32Array.from(words.keys()).sort((a, b) => ((words[a] ?? "") < (words[b] ?? "") ? -1 : 1));
}

/**
 * A counting sort by the place of a term in `order`, which keeps the order of the texts. `posting`: which of `forward`
 * each was.
 */
function byRank(forward: ForwardPostings, order: Uint32Array) {
  const rank = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) rank[order[place] as number] = place;
  const terms = forward.term.view();
  const frequencies = forward.frequency.view();
  const starts = forward.start.view();
  const start = new Uint32Array(order.length + 1);
  for (let i = 0; i < terms.length; i++) {
    const after = (rank[terms[i] as number] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let i = 0; i < order.length; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const next = start.slice();
  const text = new Uint32Array(terms.length);
  const frequency = frequencies.slice();
  const posting = new Uint32Array(terms.length);
  for (let number = 0; number + 1 < starts.length; number++) {
    for (let i = starts[number] as number; i < (starts[number + 1] as number); i++) {
      const place = rank[terms[i] as number] as number;
      const to = next[place] as number;
      next[place] = to + 1;
      text[to] = number;
      frequency[to] = frequencies[i] as number;
      posting[to] = i;
    }
  }
  return { start, text, frequency, posting };
}
