import { ARTICLE_BM25, lengthNorm, PASSAGE_BM25, saturation } from "./bm25.ts";
import { firstPassageEntry, type KeywordIndex } from "./keyword-index.ts";
import type { LivingSegment } from "./living-segment.ts";
import { softFrequency } from "./soft-frequency.ts";
import { findIn } from "./uint-array.ts";
import type { AverageLengths, WeighedTerm } from "./weighed-term.ts";

type Entries = Pick<WeighedTerm, "from" | "to">;

/** Not looked for yet. */
const UNKNOWN = -2;

/** Scores all passages of one article. Reused from article to article. */
export class ArticleScorer {
  readonly #segments: readonly LivingSegment[];
  readonly #average: AverageLengths;
  /** By passage of the article at hand. */
  readonly #scores: Float64Array;
  readonly #norms: Float64Array;
  readonly #frequencies: Float64Array;
  readonly #alike: Float64Array;
  /** The article at hand: its segment, its number there, and the query's entries for it as far as they are known. */
  #at = 0;
  #article = 0;
  #terms: readonly WeighedTerm[] = [];
  #entries: number[] = [];

  constructor(segments: readonly LivingSegment[], average: AverageLengths) {
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

  /** `at`: place of the segment; `article`: number in it. */
  take(at: number, article: number, terms: readonly WeighedTerm[]): void {
    this.#at = at;
    this.#article = article;
    this.#terms = terms;
    this.#entries.length = terms.length;
    this.#entries.fill(UNKNOWN);
  }

  /** The article's entry for term i; −1 when it does not have the term. */
  entryOf(i: number): number {
    const known = this.#entries[i] as number;
    if (known !== UNKNOWN) return known;
    const entry = this.#find(this.#terms[i] as WeighedTerm);
    this.#entries[i] = entry;
    return entry;
  }

  /** Calls `offer` with each passage that has one of the terms, or of those used alike, by number in the article. */
  score(offer: (passage: number, score: number) => void): void {
    const { index } = this.#segments[this.#at] as LivingSegment;
    const first = index.articleStart[this.#article] as number;
    const count = (index.articleStart[this.#article + 1] as number) - first;
    const scores = this.#scores.fill(0, 0, count);
    for (let passage = 0; passage < count; passage++) {
      const length = index.passageLength[first + passage] as number;
      this.#norms[passage] = lengthNorm(PASSAGE_BM25, length, this.#average.passage);
    }
    const length = index.articleLength[this.#article] as number;
    const norm = lengthNorm(ARTICLE_BM25, length, this.#average.article);
    let ofArticle = 0;
    for (const [i, term] of this.#terms.entries()) {
      ofArticle +=
        term.similar.length === 0
          ? this.#addTerm(index, this.entryOf(i), norm, term)
          : this.#addSoftTerm(index, this.entryOf(i), norm, count, term);
    }
    for (let passage = 0; passage < count; passage++) {
      const score = scores[passage] as number;
      if (score !== 0) offer(passage, score + ofArticle);
    }
  }

  #find({ from, to }: Entries): number {
    const { entryArticle } = (this.#segments[this.#at] as LivingSegment).index;
    return findIn(entryArticle, this.#article, from[this.#at] as number, to[this.#at] as number);
  }

  /** Adds what the term gives to the article's passages; returns what it gives to the article. */
  #addTerm(index: KeywordIndex, entry: number, articleNorm: number, term: WeighedTerm): number {
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
  #addSoftTerm(
    index: KeywordIndex,
    entry: number,
    articleNorm: number,
    count: number,
    term: WeighedTerm,
  ): number {
    const scores = this.#scores;
    const frequencies = this.#frequencies.fill(0, 0, count);
    const alike = this.#alike.fill(0, 0, count);
    const frequency = gather(index, entry, 1, frequencies);
    let alikeInArticle = 0;
    for (const other of term.similar) {
      alikeInArticle += gather(index, this.#find(other), other.weight, alike);
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
}

/** Adds weight × frequency of an entry's term to each passage of the article; returns the same for the article. */
function gather(index: KeywordIndex, entry: number, weight: number, into: Float64Array): number {
  if (entry === -1) return 0;
  const start = firstPassageEntry(index, entry);
  const end = start + (index.entryPassages[entry] as number);
  for (let i = start; i < end; i++) {
    const passage = index.passageOffset[i] as number;
    into[passage] = (into[passage] as number) + weight * (index.passageFrequency[i] as number);
  }
  return weight * (index.entryFrequency[entry] as number);
}
