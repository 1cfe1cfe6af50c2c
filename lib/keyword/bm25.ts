/**
 * BM25 (Robertson and Zaragoza 2009) as this program uses it: a passage is scored by its own words plus, with equal
 * weight, those of its article. The title counts as part of both texts, several times, so that a passage is found by
 * what its article is about even where it only says "the talks".
 */
export type Bm25 = {
  /** How fast repeated words stop adding to the score. */
  k1: number;
  /** How much long texts are held back, 0 to 1. */
  b: number;
  /** How many times the title's words are counted beside the text's. */
  titleWeight: number;
};

export const PASSAGE_BM25: Bm25 = { k1: 1.2, b: 0.75, titleWeight: 2 };
export const ARTICLE_BM25: Bm25 = { k1: 1.5, b: 0.75, titleWeight: 3 };

/** Natural log; > 0 even for a word that every text has. */
export function inverseDocumentFrequency(texts: number, textsWithTerm: number): number {
  return Math.log(1 + (texts - textsWithTerm + 0.5) / (textsWithTerm + 0.5));
}

/** The part of a term's weight that depends on the text alone. `length` and `averageLength` in terms. */
export function lengthNorm(bm25: Bm25, length: number, averageLength: number): number {
  return bm25.k1 * (1 - bm25.b + (averageLength === 0 ? 0 : (bm25.b * length) / averageLength));
}

/** 0 to k1 + 1, growing ever slower with the term's frequency. `norm` is the text's `lengthNorm`. */
export function saturation(bm25: Bm25, frequency: number, norm: number): number {
  return (frequency * (bm25.k1 + 1)) / (frequency + norm);
}
