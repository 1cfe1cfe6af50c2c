import type { SimilarTerm } from "#lib/schema/retrieval.ts";
import type { Scope } from "#lib/search/scope.ts";
import type { Places, TermStatistics } from "#lib/search/search-results.ts";
import { type Scored, TopHits } from "#lib/search/top-hits.ts";
import { isStopWord, tokenize } from "#lib/text/tokens.ts";
import { inverseDocumentFrequency } from "../bm25.ts";
import type { KeywordSegment } from "../keyword-segment.ts";
import {
  articleStatistics,
  type LevelStatistics,
  type LivingSegment,
  livingSegments,
  passageStatistics,
} from "../living-segment.ts";
import { ArticlePruning } from "./article-pruning.ts";
import { ArticleRanking } from "./article-ranking.ts";
import { ArticleScorer } from "./article-scorer.ts";
import { PlaceLookup } from "./place-lookup.ts";
import { suggestAmong } from "./suggest-word.ts";
import { TermBounds } from "./term-bounds.ts";
import { TermLookup } from "./term-lookup.ts";
import type { WeighedTerm } from "./weighed-term.ts";
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
  readonly #places: PlaceLookup;
  readonly #scorer: ArticleScorer;
  readonly #pruning: ArticlePruning;

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
    this.#places = new PlaceLookup(this.#segments, this.#terms);
    const average = { article: this.#articles.averageLength, passage: this.#passages.averageLength };
    const bounds = new TermBounds(this.#segments, average);
    this.#scorer = new ArticleScorer(this.#segments, average, bounds);
    this.#pruning = new ArticlePruning(new ArticleRanking(this.#segments, bounds), this.#scorer, bounds);
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

  /** For each term, in order, its places in the passage at a position. */
  places(position: number, terms: readonly string[]): Places[] {
    return this.#places.places(position, terms);
  }

  /**
   * Positions, best first. Passages without any of the terms are not found. Similar terms need a `scope`.
   * `articleWeight`: what the article's own score counts for, 0 to 1.
   */
  search(query: readonly QueryTerm[], limit: number, scope?: Scope, articleWeight = 1): Scored[] {
    const terms = query.flatMap((term) => this.#weigh(term, articleWeight));
    const top = new TopHits(limit, this.#compare);
    const soft = terms.some(({ similar }) => similar.length > 0);
    const entries = terms.reduce((sum, term) => sum + term.entries, 0);
    if (scope !== undefined && (soft || scope.articles.length * terms.length * LOOKUP_COST <= entries)) {
      for (const article of scope.articles) {
        this.#scorer.take(article, terms);
        if (!this.#scorer.isDead) this.#scorer.offerTo(top, scope.passages);
      }
    } else {
      this.#pruning.search(terms, top, limit, scope);
    }
    return top.sorted();
  }

  #weigh({ term, weight, similar = [] }: QueryTerm, articleShare: number): WeighedTerm[] {
    const found = this.#terms.find(term);
    if (found === undefined) return [];
    const { articles, passages } = found;
    return [
      {
        ...found,
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
}
