import type { SimilarTerm } from "#lib/domain/retrieval.ts";
import { isStopWord, tokenize } from "#lib/text/tokens.ts";
import type { TermStatistics } from "../passage-store.ts";
import type { Scope } from "../scope.ts";
import { type Scored, TopHits } from "../top-hits.ts";
import { ArticleRanking } from "./article-ranking.ts";
import { ArticleScorer, type WeighedTerm } from "./article-scorer.ts";
import { inverseDocumentFrequency } from "./bm25.ts";
import type { KeywordSegment } from "./keyword-segment.ts";
import {
  articleStatistics,
  type LevelStatistics,
  type LivingSegment,
  livingSegments,
  passageStatistics,
  segmentOf,
} from "./living-segment.ts";
import { suggestAmong } from "./suggest-word.ts";
import { TermLookup } from "./term-lookup.ts";
import { livingWordFrequency, wordsWithPrefix } from "./written-words.ts";

/** `weight` is how often the query has the term; > 0. `similar`: see `MatchOptions`. */
export type QueryTerm = { term: string; weight: number; similar?: readonly SimilarTerm[] };

/** Looking one term up in one article costs about as much as adding up this many entries. */
const LOOKUP_COST = 16;

/**
 * Finds the best passages for a query: score = Σ BM25 of the passage + Σ BM25 of its article. Exactly what scoring
 * every living passage would find, with the figures of the living alone, however they are spread over segments. Not
 * reentrant, which a single thread does not need.
 */
export class SegmentedKeywordSearcher {
  readonly #segments: readonly LivingSegment[];
  readonly #compare: (a: number, b: number) => number;
  readonly #articles: LevelStatistics;
  readonly #passages: LevelStatistics;
  readonly #terms: TermLookup;
  readonly #ranking: ArticleRanking;
  readonly #scorer: ArticleScorer;

  /**
   * `segments`: in ascending order of their numbers, which do not overlap; there may be gaps. `dead`: numbers of
   * articles that are no longer there, in any order. `compare` orders positions of equal score.
   */
  constructor(
    segments: readonly KeywordSegment[],
    dead: Iterable<number>,
    compare: (a: number, b: number) => number,
  ) {
    this.#segments = livingSegments(segments, dead);
    this.#compare = compare;
    this.#articles = articleStatistics(this.#segments);
    this.#passages = passageStatistics(this.#segments);
    this.#terms = new TermLookup(this.#segments);
    const average = {
      articleLength: this.#articles.averageLength,
      passageLength: this.#passages.averageLength,
    };
    this.#ranking = new ArticleRanking(this.#segments, average);
    this.#scorer = new ArticleScorer(this.#segments, average);
  }

  /** In how many passages the term stands. */
  frequency(term: string): number {
    return this.#terms.find(term)?.passages ?? 0;
  }

  /** Of what is one word; of several the first counts. Stop words are not indexed, and need no suggestion. */
  statistics(word: string): TermStatistics {
    const token = tokenize(word)[0];
    if (token === undefined || isStopWord(token.word)) return { word, passages: 0 };
    const passages = this.frequency(token.term);
    if (passages > 0) return { word, passages };
    const suggestion = suggestAmong(
      token.word,
      (prefix, lengths) => wordsWithPrefix(this.#segments, prefix, lengths),
      (candidate) => livingWordFrequency(this.#segments, candidate),
    );
    return suggestion === undefined ? { word, passages } : { word, passages, suggestion };
  }

  /**
   * Positions, best first. Passages without any of the terms are not found. Similar terms need a `scope`.
   * `articleWeight`: what the article's own score counts for, 0 to 1.
   */
  search(query: readonly QueryTerm[], limit: number, scope?: Scope, articleWeight = 1): Scored[] {
    const terms = query.flatMap((term) => this.#weigh(term, articleWeight));
    const top = new TopHits(limit, this.#compare);
    const soft = terms.some(({ similar }) => similar.length > 0);
    if (
      scope !== undefined &&
      (soft || scope.articles.length * terms.length * LOOKUP_COST <= entriesOf(terms))
    ) {
      for (const article of scope.articles) this.#score(article, terms, top, scope.passages);
    } else {
      this.#scoreByRank(terms, top, scope);
    }
    return top.sorted();
  }

  #scoreByRank(terms: readonly WeighedTerm[], top: TopHits, scope: Scope | undefined): void {
    const ranking = this.#ranking;
    // Bounds are added up in single precision: n additions lose at most n parts in 2²⁴, doubled here for good measure.
    const rounding = 1 + (terms.length + 2) * 2 ** -23;
    ranking.start(terms, scope?.mask);
    while (ranking.bound > 0 && ranking.bound * rounding >= top.threshold) {
      this.#score(ranking.next(), terms, top, scope?.passages);
    }
  }

  #weigh({ term, weight, similar = [] }: QueryTerm, articleShare: number): WeighedTerm[] {
    const found = this.#terms.find(term);
    if (found === undefined) return [];
    const { from, to, articles, passages } = found;
    return [
      {
        from,
        to,
        // A term may stand only where no passage was cut.
        passageWeight: passages === 0 ? 0 : weight * inverseDocumentFrequency(this.#passages.texts, passages),
        articleWeight: articleShare * weight * inverseDocumentFrequency(this.#articles.texts, articles),
        similar: similar.flatMap((other) => {
          const alike = this.#terms.find(other.term);
          return alike === undefined ? [] : [{ from: alike.from, to: alike.to, weight: other.weight }];
        }),
      },
    ];
  }

  #score(
    article: number,
    terms: readonly WeighedTerm[],
    top: TopHits,
    only: ReadonlySet<number> | undefined,
  ): void {
    const at = segmentOf(this.#segments, article);
    const { index, firstArticle, firstPosition, isDead } = this.#segments[at] as LivingSegment;
    const own = article - firstArticle;
    if (isDead[own] !== 0) return;
    const first = firstPosition + (index.articleStart[own] as number);
    this.#scorer.score(at, own, terms, (passage, score) => {
      if (only === undefined || only.has(first + passage)) top.offer(first + passage, score);
    });
  }
}

function entriesOf(terms: readonly WeighedTerm[]): number {
  let entries = 0;
  for (const { from, to } of terms) {
    for (const [i, first] of from.entries()) entries += (to[i] as number) - first;
  }
  return entries;
}
