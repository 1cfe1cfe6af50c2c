import { ARTICLE_BM25, inverseDocumentFrequency, lengthNorm, PASSAGE_BM25, saturation } from "./bm25.ts";
import type { ForwardPostings } from "./forward-postings.ts";
import { ENTRY_BLOCK, type KeywordIndex, type UintArray } from "./keyword-index.ts";

type Forward = {
  terms: readonly string[];
  articles: ForwardPostings;
  passages: ForwardPostings;
  /** As in `KeywordIndex`. */
  articleStart: Uint32Array;
};

/** Turns "terms of each text" into "texts of each term", and bounds what each article can score. */
export function invertPostings(forward: Forward): Omit<KeywordIndex, "words" | "wordFrequency"> {
  const { terms, articleStart } = forward;
  const articles = byTerm(forward.articles, terms.length);
  const passages = byTerm(forward.passages, terms.length);
  const articleLength = forward.articles.length.view().slice();
  const passageLength = forward.passages.length.view();
  const articleNorm = norms(ARTICLE_BM25, articleLength);
  const passageNorm = norms(PASSAGE_BM25, passageLength);

  const entries = articles.text.length;
  const entryPassages = new Uint32Array(entries);
  const blockStart = new Uint32Array(Math.floor(entries / ENTRY_BLOCK) + 1);
  const passageOffset = new Uint32Array(passages.text.length);
  const bounds = new Float32Array(entries);
  const articleFrequency = new Uint32Array(terms.length);
  const boundScale = new Float32Array(terms.length);

  let at = 0;
  for (let term = 0; term < terms.length; term++) {
    const from = articles.start[term] as number;
    const to = articles.start[term + 1] as number;
    const lastPassage = passages.start[term + 1] as number;
    let frequency = 0;
    for (let entry = from; entry < to; entry++) if (articles.frequency[entry] !== 0) frequency++;
    articleFrequency[term] = frequency;
    const articleIdf = inverseDocumentFrequency(articleLength.length, frequency);
    const passageIdf = inverseDocumentFrequency(
      passageLength.length,
      lastPassage - (passages.start[term] as number),
    );
    for (let entry = from; entry < to; entry++) {
      if (entry % ENTRY_BLOCK === 0) blockStart[entry / ENTRY_BLOCK] = at;
      const article = articles.text[entry] as number;
      const first = articleStart[article] as number;
      const end = articleStart[article + 1] as number;
      const before = at;
      let best = 0;
      for (; at < lastPassage && (passages.text[at] as number) < end; at++) {
        const position = passages.text[at] as number;
        passageOffset[at] = position - first;
        const score = saturation(
          PASSAGE_BM25,
          passages.frequency[at] as number,
          passageNorm[position] as number,
        );
        if (score > best) best = score;
      }
      entryPassages[entry] = at - before;
      const own = saturation(
        ARTICLE_BM25,
        articles.frequency[entry] as number,
        articleNorm[article] as number,
      );
      bounds[entry] = articleIdf * own + passageIdf * best;
      if ((bounds[entry] as number) > (boundScale[term] as number))
        boundScale[term] = bounds[entry] as number;
    }
  }
  if (entries % ENTRY_BLOCK === 0) blockStart[entries / ENTRY_BLOCK] = at;

  return {
    terms,
    entryStart: articles.start,
    articleFrequency,
    boundScale,
    entryArticle: narrow(articles.text),
    entryFrequency: narrow(articles.frequency),
    entryBound: quantised(bounds, articles.start, boundScale),
    entryPassages: narrow(entryPassages),
    blockStart,
    passageOffset: narrow(passageOffset),
    passageFrequency: narrow(passages.frequency),
    articleStart,
    articleLength,
    passageLength: narrow(passageLength),
  };
}

/** Each text's `lengthNorm`, given all texts' lengths. */
export function norms(bm25: typeof ARTICLE_BM25, lengths: UintArray): Float64Array {
  let sum = 0;
  for (const length of lengths) sum += length;
  const average = lengths.length === 0 ? 0 : sum / lengths.length;
  return Float64Array.from(lengths, (length) => lengthNorm(bm25, length, average));
}

/** A counting sort by term, which keeps the order of the texts. */
function byTerm(forward: ForwardPostings, termCount: number) {
  const terms = forward.term.view();
  const frequencies = forward.frequency.view();
  const starts = forward.start.view();
  const start = new Uint32Array(termCount + 1);
  for (const term of terms) start[term + 1] = (start[term + 1] as number) + 1;
  for (let term = 0; term < termCount; term++) {
    start[term + 1] = (start[term + 1] as number) + (start[term] as number);
  }
  const next = start.slice();
  const text = new Uint32Array(terms.length);
  const frequency = new Uint16Array(terms.length);
  for (let number = 0; number + 1 < starts.length; number++) {
    for (let i = starts[number] as number; i < (starts[number + 1] as number); i++) {
      const term = terms[i] as number;
      const to = next[term] as number;
      next[term] = to + 1;
      text[to] = number;
      frequency[to] = frequencies[i] as number;
    }
  }
  return { start, text, frequency };
}

function quantised(bounds: Float32Array, entryStart: Uint32Array, scale: Float32Array): Uint8Array {
  const steps = new Uint8Array(bounds.length);
  for (let term = 0; term < scale.length; term++) {
    const step = (scale[term] as number) / 255;
    for (let entry = entryStart[term] as number; entry < (entryStart[term + 1] as number); entry++) {
      steps[entry] = Math.min(255, Math.ceil((bounds[entry] as number) / step));
    }
  }
  return steps;
}

function narrow(values: Uint16Array | Uint32Array): UintArray {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  if (largest < 2 ** 8) return Uint8Array.from(values);
  if (largest < 2 ** 16) return Uint16Array.from(values);
  return Uint32Array.from(values);
}
