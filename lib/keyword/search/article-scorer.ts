import type { TopHits } from "#lib/search/top-hits.ts";
import { findIn } from "#lib/search/uint-array.ts";
import { ARTICLE_BM25, lengthNorm, PASSAGE_BM25, saturation } from "../bm25.ts";
import { firstPassageEntry, type KeywordIndex } from "../keyword-index.ts";
import { type LivingSegment, segmentOf } from "../living-segment.ts";
import { softFrequency } from "./soft-frequency.ts";
import type { TermBounds } from "./term-bounds.ts";
import type { AverageLengths, WeighedTerm } from "./weighed-term.ts";

type Entries = Pick<WeighedTerm, "from" | "to">;

/** Not looked for yet. */
const UNKNOWN = -2;

/** Scores all passages of one article. Reused from article to article. */
export class ArticleScorer {
  readonly #segments: readonly LivingSegment[];
  readonly #average: AverageLengths;
  readonly #bounds: TermBounds;
  /** By passage of the article at hand. */
  readonly #scores: Float64Array;
  readonly #norms: Float64Array;
  readonly #frequencies: Float64Array;
  readonly #alike: Float64Array;
  /** The article at hand: its segment, its number there, and the query's entries for it as far as they are known. */
  #at = 0;
  #segment: LivingSegment;
  #article = 0;
  #terms: readonly WeighedTerm[] = [];
  #entries: number[] = [];

  /** Without any segment there is no article to be taken. */
  constructor(segments: readonly LivingSegment[], average: AverageLengths, bounds: TermBounds) {
    let most = 0;
    for (const { index, articles } of segments) {
      for (let article = 0; article < articles; article++) {
        most = Math.max(most, (index.articleStart[article + 1] ?? 0) - (index.articleStart[article] ?? 0));
      }
    }
    this.#segments = segments;
    this.#segment = segments[0] as LivingSegment;
    this.#average = average;
    this.#bounds = bounds;
    this.#scores = new Float64Array(most);
    this.#norms = new Float64Array(most);
    this.#frequencies = new Float64Array(most);
    this.#alike = new Float64Array(most);
  }

  /** The article to be looked at, by its number in the whole. */
  take(article: number, terms: readonly WeighedTerm[]): void {
    this.#at = segmentOf(this.#segments, article);
    this.#segment = this.#segments[this.#at] as LivingSegment;
    this.#article = article - this.#segment.firstArticle;
    this.#terms = terms;
    for (let i = 0; i < terms.length; i++) this.#entries[i] = UNKNOWN;
  }

  get isDead(): boolean {
    return this.#segment.isDead[this.#article] !== 0;
  }

  /** What term i gives to any passage of the article at most. */
  boundOf(i: number): number {
    return this.#bounds.boundOf(this.#terms[i] as WeighedTerm, this.#at, this.#entryOf(i));
  }

  /** Offers each passage that has one of the terms, or of those used alike; of those in `only`, if given. */
  offerTo(top: TopHits, only: ReadonlySet<number> | undefined): void {
    const { index, firstPosition } = this.#segment;
    const first = index.articleStart[this.#article] as number;
    const count = (index.articleStart[this.#article + 1] as number) - first;
    const scores = this.#scores;
    const norms = this.#norms;
    const average = this.#average.passage;
    for (let passage = 0; passage < count; passage++) {
      scores[passage] = 0;
      norms[passage] = lengthNorm(PASSAGE_BM25, index.passageLength[first + passage] as number, average);
    }
    const ofArticle = this.#addTerms(index, count);
    const threshold = top.threshold;
    for (let passage = 0; passage < count; passage++) {
      const score = scores[passage] as number;
      // The threshold only rises: what is below it now need not be offered.
      if (score === 0 || score + ofArticle < threshold) continue;
      const position = firstPosition + first + passage;
      if (only === undefined || only.has(position)) top.offer(position, score + ofArticle);
    }
  }

  /** Adds what the terms give to the article's passages; returns what they give to the article. */
  #addTerms(index: KeywordIndex, count: number): number {
    const length = index.articleLength[this.#article] as number;
    const norm = lengthNorm(ARTICLE_BM25, length, this.#average.article);
    const terms = this.#terms;
    let ofArticle = 0;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as WeighedTerm;
      ofArticle +=
        term.similar.length === 0
          ? this.#addTerm(index, this.#entryOf(i), norm, term)
          : this.#addSoftTerm(index, this.#entryOf(i), norm, count, term);
    }
    return ofArticle;
  }

  /** The article's entry for term i; −1 when it does not have the term. */
  #entryOf(i: number): number {
    const known = this.#entries[i] as number;
    if (known !== UNKNOWN) return known;
    const entry = this.#find(this.#terms[i] as WeighedTerm);
    this.#entries[i] = entry;
    return entry;
  }

  #find({ from, to }: Entries): number {
    return findIn(
      this.#segment.index.entryArticle,
      this.#article,
      from[this.#at] as number,
      to[this.#at] as number,
    );
  }

  /** Adds what the term gives to the article's passages; returns what it gives to the article. */
  #addTerm(index: KeywordIndex, entry: number, articleNorm: number, term: WeighedTerm): number {
    if (entry === -1) return 0;
    const scores = this.#scores;
    const norms = this.#norms;
    const { passageOffset, passageFrequency } = index;
    const { passageWeight } = term;
    const start = firstPassageEntry(index, entry);
    const end = start + (index.entryPassages[entry] as number);
    for (let i = start; i < end; i++) {
      const passage = passageOffset[i] as number;
      const own = saturation(PASSAGE_BM25, passageFrequency[i] as number, norms[passage] as number);
      scores[passage] = (scores[passage] as number) + passageWeight * own;
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
