import { ARTICLE_BM25, lengthNorm, PASSAGE_BM25, saturation } from "./bm25.ts";
import { firstPassageEntry } from "./keyword-index.ts";
import type { LivingSegment } from "./living-segment.ts";
import { softFrequency } from "./soft-frequency.ts";
import { findIn } from "./uint-array.ts";

/** Entries of a term by segment, as in `FoundTerm`. */
type Entries = { from: readonly number[]; to: readonly number[] };

/** A term with what its saturations are multiplied with, and the terms used like it. */
export type WeighedTerm = Entries & {
  passageWeight: number;
  articleWeight: number;
  similar: readonly (Entries & { weight: number })[];
};

/** Scores all passages of one article. Reused from article to article. */
export class ArticleScorer {
  readonly #segments: readonly LivingSegment[];
  readonly #average: { articleLength: number; passageLength: number };
  /** By passage of the article at hand. */
  readonly #scores: Float64Array;
  readonly #norms: Float64Array;
  readonly #frequencies: Float64Array;
  readonly #alike: Float64Array;

  constructor(segments: readonly LivingSegment[], average: { articleLength: number; passageLength: number }) {
    let most = 0;
    for (const { index, articles } of segments) {
      for (let article = 0; article < articles; article++) {
        most = Math.max(most, (index.articleStart[article + 1] ?? 0) - (index.articleStart[article] ?? 0));
      }
    }
    this.#segments = segments;
    this.#average = average;
    this.#scores = new Float64Array(most);
    this.#norms = new Float64Array(most);
    this.#frequencies = new Float64Array(most);
    this.#alike = new Float64Array(most);
  }

  /**
   * Calls `offer` with each passage that has one of the terms, or of those used like one, by its number within the
   * article. `at`: place of the segment; `article`: number in it.
   */
  score(
    at: number,
    article: number,
    terms: readonly WeighedTerm[],
    offer: (passage: number, score: number) => void,
  ): void {
    const { index } = this.#segments[at] as LivingSegment;
    const first = index.articleStart[article] as number;
    const count = (index.articleStart[article + 1] as number) - first;
    const scores = this.#scores.fill(0, 0, count);
    for (let passage = 0; passage < count; passage++) {
      const length = index.passageLength[first + passage] as number;
      this.#norms[passage] = lengthNorm(PASSAGE_BM25, length, this.#average.passageLength);
    }
    const length = index.articleLength[article] as number;
    const norm = lengthNorm(ARTICLE_BM25, length, this.#average.articleLength);
    let ofArticle = 0;
    for (const term of terms) {
      ofArticle +=
        term.similar.length === 0
          ? this.#addTerm(at, article, norm, term)
          : this.#addSoftTerm(at, article, norm, count, term);
    }
    for (let passage = 0; passage < count; passage++) {
      const score = scores[passage] as number;
      if (score !== 0) offer(passage, score + ofArticle);
    }
  }

  /** Adds what the term gives to the article's passages; returns what it gives to the article. */
  #addTerm(at: number, article: number, articleNorm: number, term: WeighedTerm): number {
    const { index } = this.#segments[at] as LivingSegment;
    const entry = findIn(index.entryArticle, article, term.from[at] as number, term.to[at] as number);
    if (entry === -1) return 0;
    const scores = this.#scores;
    const start = firstPassageEntry(index, entry);
    const end = start + (index.entryPassages[entry] as number);
    for (let i = start; i < end; i++) {
      const passage = index.passageOffset[i] as number;
      const norm = this.#norms[passage] as number;
      const own = saturation(PASSAGE_BM25, index.passageFrequency[i] as number, norm);
      scores[passage] = (scores[passage] as number) + term.passageWeight * own;
    }
    return term.articleWeight * saturation(ARTICLE_BM25, index.entryFrequency[entry] as number, articleNorm);
  }

  /** The same, with the occurrences of similar terms. */
  #addSoftTerm(at: number, article: number, articleNorm: number, count: number, term: WeighedTerm): number {
    const scores = this.#scores;
    const frequencies = this.#frequencies.fill(0, 0, count);
    const alike = this.#alike.fill(0, 0, count);
    const frequency = this.#gather(at, article, term, 1, frequencies);
    let alikeInArticle = 0;
    for (const other of term.similar) {
      alikeInArticle += this.#gather(at, article, other, other.weight, alike);
    }
    for (let passage = 0; passage < count; passage++) {
      const soft = softFrequency(frequencies[passage] as number, alike[passage] as number);
      const own = saturation(PASSAGE_BM25, soft, this.#norms[passage] as number);
      scores[passage] = (scores[passage] as number) + term.passageWeight * own;
    }
    return (
      term.articleWeight * saturation(ARTICLE_BM25, softFrequency(frequency, alikeInArticle), articleNorm)
    );
  }

  /** Adds weight × frequency of a term to each passage of the article; returns the same for the article. */
  #gather(at: number, article: number, entries: Entries, weight: number, into: Float64Array): number {
    const { index } = this.#segments[at] as LivingSegment;
    const entry = findIn(index.entryArticle, article, entries.from[at] as number, entries.to[at] as number);
    if (entry === -1) return 0;
    const start = firstPassageEntry(index, entry);
    const end = start + (index.entryPassages[entry] as number);
    for (let i = start; i < end; i++) {
      const passage = index.passageOffset[i] as number;
      into[passage] = (into[passage] as number) + weight * (index.passageFrequency[i] as number);
    }
    return weight * (index.entryFrequency[entry] as number);
  }
}
