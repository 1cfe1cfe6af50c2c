import type { SimilarTerm } from "#lib/domain/retrieval.ts";
import type { Scope } from "../scope.ts";
import { type Scored, TopHits } from "../top-hits.ts";
import { ArticleRanking, type BoundedTerm } from "./article-ranking.ts";
import { ARTICLE_BM25, inverseDocumentFrequency, PASSAGE_BM25, saturation } from "./bm25.ts";
import { norms } from "./invert-postings.ts";
import { firstPassageEntry, type KeywordIndex, passageFrequencyOf, type UintArray } from "./keyword-index.ts";
import { softFrequency } from "./soft-frequency.ts";

/** `weight` is how often the query has the term; > 0. `similar`: see `MatchOptions`. */
export type QueryTerm = { term: string; weight: number; similar?: readonly SimilarTerm[] };

type Entries = { from: number; to: number };
type WeighedTerm = BoundedTerm & {
  passageWeight: number;
  articleWeight: number;
  similar: (Entries & { weight: number })[];
};

/** Bounds are added up in single precision: by this much they may come out too low. */
const ROUNDING = 1 + 1e-5;

/** Looking one term up in one article costs about as much as adding up this many entries. */
const LOOKUP_COST = 16;

/**
 * Finds the best passages for a query: score = Σ BM25 of the passage + Σ BM25 of its article. Exactly what scoring
 * every passage would find. Not reentrant, which a single thread does not need.
 */
export class KeywordSearcher {
  readonly #index: KeywordIndex;
  readonly #compare: (a: number, b: number) => number;
  readonly #termNumbers: ReadonlyMap<string, number>;
  readonly #articleNorm: Float64Array;
  readonly #passageNorm: Float64Array;
  readonly #ranking: ArticleRanking;
  /** Of the article at hand. */
  readonly #passageScores: Float64Array;
  readonly #frequencies: Float64Array;
  readonly #alike: Float64Array;

  /** `compare` orders positions of equal score. */
  constructor(index: KeywordIndex, compare: (a: number, b: number) => number) {
    this.#index = index;
    this.#compare = compare;
    this.#termNumbers = new Map(index.terms.map((term, number) => [term, number]));
    this.#articleNorm = norms(ARTICLE_BM25, index.articleLength);
    this.#passageNorm = norms(PASSAGE_BM25, index.passageLength);
    this.#ranking = new ArticleRanking(index);
    let most = 0;
    for (let article = 0; article < index.articleLength.length; article++) {
      most = Math.max(most, (index.articleStart[article + 1] ?? 0) - (index.articleStart[article] ?? 0));
    }
    this.#passageScores = new Float64Array(most);
    this.#frequencies = new Float64Array(most);
    this.#alike = new Float64Array(most);
  }

  /** In how many passages the term stands. */
  frequency(term: string): number {
    const number = this.#termNumbers.get(term);
    return number === undefined ? 0 : passageFrequencyOf(this.#index, number);
  }

  /**
   * Positions, best first. Passages without any of the terms are not found. Similar terms need a `scope`.
   * `articleWeight`: what the article's own score counts for, 0 to 1.
   */
  search(query: readonly QueryTerm[], limit: number, scope?: Scope, articleWeight = 1): Scored[] {
    const terms = query.flatMap((term) => this.#weigh(term, articleWeight));
    const top = new TopHits(limit, this.#compare);
    let entries = 0;
    for (const { from, to } of terms) entries += to - from;
    const soft = terms.some(({ similar }) => similar.length > 0);
    if (scope !== undefined && (soft || scope.articles.length * terms.length * LOOKUP_COST <= entries)) {
      for (const article of scope.articles) this.#score(article, terms, top, scope.passages);
    } else {
      this.#scoreByRank(terms, top, scope);
    }
    return top.sorted();
  }

  #scoreByRank(terms: readonly WeighedTerm[], top: TopHits, scope: Scope | undefined): void {
    const ranking = this.#ranking;
    ranking.start(terms, scope?.mask);
    while (ranking.bound > 0 && ranking.bound * ROUNDING >= top.threshold) {
      this.#score(ranking.next(), terms, top, scope?.passages);
    }
  }

  #weigh({ term, weight, similar = [] }: QueryTerm, articleShare: number): WeighedTerm[] {
    const index = this.#index;
    const number = this.#termNumbers.get(term);
    if (number === undefined) return [];
    const passages = passageFrequencyOf(index, number);
    const articles = index.articleFrequency[number] as number;
    return [
      {
        ...this.#entriesOf(number),
        weight,
        boundScale: index.boundScale[number] as number,
        // A term may stand only where no passage was cut.
        passageWeight:
          passages === 0 ? 0 : weight * inverseDocumentFrequency(index.passageLength.length, passages),
        articleWeight: articleShare * weight * inverseDocumentFrequency(index.articleLength.length, articles),
        similar: similar.flatMap((other) => {
          const found = this.#termNumbers.get(other.term);
          return found === undefined ? [] : [{ ...this.#entriesOf(found), weight: other.weight }];
        }),
      },
    ];
  }

  #entriesOf(term: number): Entries {
    const { entryStart } = this.#index;
    return { from: entryStart[term] as number, to: entryStart[term + 1] as number };
  }

  #score(
    article: number,
    terms: readonly WeighedTerm[],
    top: TopHits,
    only: ReadonlySet<number> | undefined,
  ): void {
    const index = this.#index;
    const first = index.articleStart[article] as number;
    const count = (index.articleStart[article + 1] as number) - first;
    const scores = this.#passageScores.fill(0, 0, count);
    let ofArticle = 0;
    for (const term of terms) {
      ofArticle +=
        term.similar.length === 0 ? this.#addTerm(article, term) : this.#addSoftTerm(article, count, term);
    }
    for (let offset = 0; offset < count; offset++) {
      const score = scores[offset] as number;
      if (score === 0 || (only !== undefined && !only.has(first + offset))) continue;
      top.offer(first + offset, score + ofArticle);
    }
  }

  /** Adds what the term gives to the article's passages; returns what it gives to the article. */
  #addTerm(article: number, { from, to, articleWeight, passageWeight }: WeighedTerm): number {
    const index = this.#index;
    const entry = find(index.entryArticle, article, from, to);
    if (entry === -1) return 0;
    const first = index.articleStart[article] as number;
    const scores = this.#passageScores;
    const start = firstPassageEntry(index, entry);
    const end = start + (index.entryPassages[entry] as number);
    for (let i = start; i < end; i++) {
      const offset = index.passageOffset[i] as number;
      const norm = this.#passageNorm[first + offset] as number;
      const own = saturation(PASSAGE_BM25, index.passageFrequency[i] as number, norm);
      scores[offset] = (scores[offset] as number) + passageWeight * own;
    }
    const frequency = index.entryFrequency[entry] as number;
    return articleWeight * saturation(ARTICLE_BM25, frequency, this.#articleNorm[article] as number);
  }

  /** The same, with the occurrences of similar terms. */
  #addSoftTerm(article: number, count: number, term: WeighedTerm): number {
    const first = this.#index.articleStart[article] as number;
    const scores = this.#passageScores;
    const frequencies = this.#frequencies.fill(0, 0, count);
    const alike = this.#alike.fill(0, 0, count);
    const frequency = this.#gather(article, term, 1, frequencies);
    let alikeInArticle = 0;
    for (const other of term.similar) alikeInArticle += this.#gather(article, other, other.weight, alike);
    for (let offset = 0; offset < count; offset++) {
      const soft = softFrequency(frequencies[offset] as number, alike[offset] as number);
      const own = saturation(PASSAGE_BM25, soft, this.#passageNorm[first + offset] as number);
      scores[offset] = (scores[offset] as number) + term.passageWeight * own;
    }
    const soft = softFrequency(frequency, alikeInArticle);
    return term.articleWeight * saturation(ARTICLE_BM25, soft, this.#articleNorm[article] as number);
  }

  /** Adds weight × frequency of a term to each passage of the article; returns the same for the article. */
  #gather(article: number, { from, to }: Entries, weight: number, into: Float64Array): number {
    const index = this.#index;
    const entry = find(index.entryArticle, article, from, to);
    if (entry === -1) return 0;
    const start = firstPassageEntry(index, entry);
    const end = start + (index.entryPassages[entry] as number);
    for (let i = start; i < end; i++) {
      const offset = index.passageOffset[i] as number;
      into[offset] = (into[offset] as number) + weight * (index.passageFrequency[i] as number);
    }
    return weight * (index.entryFrequency[entry] as number);
  }
}

/** Binary search in the ascending part `from` up to `to` of a list; −1 when the value is not in it. */
function find(list: UintArray, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === value ? low : -1;
}
