import { sumOf, type UintArray } from "#lib/search/uint-array.ts";
import { ARTICLE_BM25, type Bm25, lengthNorm, PASSAGE_BM25, saturation } from "./bm25.ts";
import type { KeywordIndex } from "./keyword-index.ts";

/**
 * Upper bounds of what one query term can give to any passage of an article: article part + passage part, each a weight
 * (of the query, with the corpus's inverse document frequency) × a saturation. Only the saturations are kept, the
 * article's own and the highest among its passages, so that the bounds outlive any change of document frequencies.
 * Each in 255ths of its limit k1 + 1, rounded up: the article's in the high byte, the passages' in the low one.
 *
 * Saturations were computed with the index's own average length A. In a corpus of average length A′ they are at most
 * max(1, A′ ÷ A) times as large: s(f) = f · (k1 + 1) ÷ (f + n), where n = k1 · (1 − b + b · length ÷ A) falls as A
 * grows. For A′ ≤ A nothing grows. For A′ > A, the new n′ < n, and
 * s′ ÷ s = (f + n) ÷ (f + n′) ≤ n ÷ n′ (the quotient falls towards 1 as f grows from 0)
 *        = (1 − b + b · length ÷ A) ÷ (1 − b + b · length ÷ A′) ≤ A′ ÷ A (it grows with length, towards A′ ÷ A).
 */
const STEPS = 255;

/** What one step of a bound's part may stand for in a corpus of average length `average`. */
export function boundStep(bm25: Bm25, ownAverage: number, average: number): number {
  const growth = ownAverage === 0 ? 1 : Math.max(1, average / ownAverage);
  return (growth * (bm25.k1 + 1)) / STEPS;
}

type Unbounded = Pick<
  KeywordIndex,
  | "entryStart"
  | "entryArticle"
  | "entryFrequency"
  | "entryPassages"
  | "passageOffset"
  | "passageFrequency"
  | "articleStart"
  | "articleLength"
  | "passageLength"
>;

/** `termBound`: by term, the highest of either part among its entries. */
export function boundsOf(index: Unbounded): Pick<KeywordIndex, "entryBound" | "termBound"> {
  const { entryStart, entryArticle, entryFrequency, entryPassages, passageOffset, passageFrequency } = index;
  const articleNorm = norms(ARTICLE_BM25, index.articleLength);
  const passageNorm = norms(PASSAGE_BM25, index.passageLength);
  const entryBound = new Uint16Array(entryArticle.length);
  const termBound = new Uint16Array(entryStart.length - 1);
  let at = 0;
  for (let term = 0; term < termBound.length; term++) {
    let ofArticles = 0;
    let ofPassages = 0;
    for (let entry = entryStart[term] as number; entry < (entryStart[term + 1] as number); entry++) {
      const article = entryArticle[entry] as number;
      const first = index.articleStart[article] as number;
      const end = at + (entryPassages[entry] as number);
      let best = 0;
      for (; at < end; at++) {
        const norm = passageNorm[first + (passageOffset[at] as number)] as number;
        const score = saturation(PASSAGE_BM25, passageFrequency[at] as number, norm);
        if (score > best) best = score;
      }
      const own = saturation(ARTICLE_BM25, entryFrequency[entry] as number, articleNorm[article] as number);
      const ofArticle = stepsOf(ARTICLE_BM25, own);
      const ofPassage = stepsOf(PASSAGE_BM25, best);
      entryBound[entry] = (ofArticle << 8) | ofPassage;
      if (ofArticle > ofArticles) ofArticles = ofArticle;
      if (ofPassage > ofPassages) ofPassages = ofPassage;
    }
    termBound[term] = (ofArticles << 8) | ofPassages;
  }
  return { entryBound, termBound };
}

function stepsOf({ k1 }: Bm25, saturation: number): number {
  return Math.min(STEPS, Math.ceil((saturation * STEPS) / (k1 + 1)));
}

/** Each text's `lengthNorm`, given all texts' lengths. */
function norms(bm25: Bm25, lengths: UintArray): Float64Array {
  const average = averageOf(lengths);
  const norms = new Float64Array(lengths.length);
  for (let i = 0; i < norms.length; i++) norms[i] = lengthNorm(bm25, lengths[i] as number, average);
  return norms;
}

/** 0 for none. */
export function averageOf(lengths: UintArray): number {
  return lengths.length === 0 ? 0 : sumOf(lengths) / lengths.length;
}
