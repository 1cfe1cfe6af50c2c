import type { Scope } from "#lib/search/scope.ts";
import type { TopHits } from "#lib/search/top-hits.ts";
import type { ArticleRanking } from "./article-ranking.ts";
import type { ArticleScorer } from "./article-scorer.ts";
import type { TermBounds } from "./term-bounds.ts";
import type { WeighedTerm } from "./weighed-term.ts";

/** Finding an article in a term's entries costs about as much as adding this many entries to the ranking. */
const LOOKUP_COST = 16;
/** So many entries for each hit wanted are read before the first articles are scored. */
const FIRST_ENTRIES = 4;

/**
 * Scores the articles that may have a passage among the best hits, and as few others as it can (MaxScore: Turtle and
 * Flood 1995; here over articles). Terms are read from the rarest on; articles that the first few lift above all others
 * give a score to be reached. Once the terms not read yet cannot give as much between them, an article without any of
 * the others is out, and they are only looked up in the articles that are left: unless so many are left that reading
 * another term costs less.
 */
export class ArticlePruning {
  readonly #ranking: ArticleRanking;
  readonly #scorer: ArticleScorer;
  readonly #bounds: TermBounds;

  constructor(ranking: ArticleRanking, scorer: ArticleScorer, bounds: TermBounds) {
    this.#ranking = ranking;
    this.#scorer = scorer;
    this.#bounds = bounds;
  }

  /** `limit` is that of `top`. */
  search(query: readonly WeighedTerm[], top: TopHits, limit: number, scope: Scope | undefined): void {
    const ranking = this.#ranking;
    const scorer = this.#scorer;
    // Bounds are added up in single precision: n additions lose at most n parts in 2²⁴, doubled here for good measure.
    const rounding = 1 + (query.length + 2) * 2 ** -23;
    const terms = query
      .map((term, number) => ({ term, number, highest: this.#bounds.highestOf(term) }))
      .sort((a, b) => a.term.entries - b.term.entries);
    /** How many terms are in the ranking, and what the rest can give to a passage between them. */
    let read = 0;
    let rest = terms.reduce((sum, { highest }) => sum + highest, 0);
    const readNext = (): number => {
      const { term, highest } = terms[read++] as (typeof terms)[number];
      ranking.add(term);
      rest = read === terms.length ? 0 : rest - highest;
      return term.entries;
    };
    /** Under this bound from the terms read an article is out. */
    const leastBound = () => top.threshold / rounding - rest;
    /** Articles whose bound from the terms read is enough for a hit have to be scored whatever the rest may be. */
    const scoreThoseAbove = () => {
      ranking.order(leastBound());
      while (ranking.bound > 0 && ranking.bound * rounding >= top.threshold) {
        scorer.take(ranking.next(), query);
        scorer.offerTo(top, scope?.passages);
      }
    };

    ranking.start(scope?.mask);
    let entries = 0;
    while (read < terms.length && entries < FIRST_ENTRIES * limit) entries += readNext();
    scoreThoseAbove();
    while (read < terms.length) {
      const worth = (terms[read] as (typeof terms)[number]).term.entries / LOOKUP_COST;
      const isOpen = rest * rounding >= top.threshold;
      if (!isOpen && ranking.countFrom(leastBound(), worth) < worth) break;
      readNext();
      scoreThoseAbove();
    }

    const unread = terms.slice(read);
    while (ranking.bound > 0 && (ranking.bound + rest) * rounding >= top.threshold) {
      let bound = ranking.bound + rest;
      scorer.take(ranking.next(), query);
      for (const { number, highest } of unread) {
        bound += scorer.boundOf(number) - highest;
        if (bound * rounding < top.threshold) break;
      }
      if (bound * rounding >= top.threshold) scorer.offerTo(top, scope?.passages);
    }
  }
}
