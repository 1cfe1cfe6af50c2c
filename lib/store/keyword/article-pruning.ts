import type { TopHits } from "../top-hits.ts";
import type { ArticleRanking } from "./article-ranking.ts";
import type { TermBounds } from "./term-bounds.ts";
import type { WeighedTerm } from "./weighed-term.ts";

/** What the search does with an article of the ranking. */
export type ArticleVisitor = {
  /** Offers its passages to the best hits. */
  score(article: number): void;
  /** What one term gives to its passages at most. */
  boundOf(article: number, term: number): number;
};

/** Finding an article in a term's entries costs about as much as adding this many entries to the ranking. */
const LOOKUP_COST = 16;
/** So many entries for each hit wanted are read before the first articles are scored. */
const FIRST_ENTRIES = 4;

/**
 * Scores the articles that may have a passage among the best hits, and as few others as it can (MaxScore: Turtle and
 * Flood 1995; here over articles). Terms are read from the rarest on; the best articles by the first few give a score
 * that others have to reach. When the terms not read yet cannot give as much between them, an article that has none of
 * the others is out, and they are only looked up in those that are left: unless so many are left that reading another
 * term costs less.
 */
export function scoreBestArticles(
  query: readonly WeighedTerm[],
  bounds: TermBounds,
  ranking: ArticleRanking,
  top: TopHits,
  limit: number,
  visitor: ArticleVisitor,
): void {
  // Bounds are added up in single precision: n additions lose at most n parts in 2²⁴, doubled here for good measure.
  const rounding = 1 + (query.length + 2) * 2 ** -23;
  const terms = query
    .map((term, number) => ({ term, number, highest: bounds.highestOf(term) }))
    .sort((a, b) => a.term.entries - b.term.entries);
  let read = 0;
  let rest = terms.reduce((sum, { highest }) => sum + highest, 0);
  const readNext = (): number => {
    const { term, highest } = terms[read++] as (typeof terms)[number];
    ranking.add(term);
    rest = read === terms.length ? 0 : rest - highest;
    return term.entries;
  };

  /** What the terms read give at least some passage for, enough to be a hit, has to be looked at in any case. */
  const scoreThoseAbove = () => {
    ranking.order();
    while (ranking.bound > 0 && ranking.bound * rounding >= top.threshold) visitor.score(ranking.next());
  };

  let entries = 0;
  while (read < terms.length && entries < FIRST_ENTRIES * limit) entries += readNext();
  scoreThoseAbove();
  while (read < terms.length) {
    const left = ranking.countAbove(top.threshold / rounding - rest);
    const next = terms[read] as (typeof terms)[number];
    if (rest * rounding < top.threshold && left * LOOKUP_COST <= next.term.entries) break;
    readNext();
    scoreThoseAbove();
  }

  const unread = terms.slice(read);
  while (ranking.bound > 0 && (ranking.bound + rest) * rounding >= top.threshold) {
    let bound = ranking.bound + rest;
    const article = ranking.next();
    for (const { number, highest } of unread) {
      bound += visitor.boundOf(article, number) - highest;
      if (bound * rounding < top.threshold) break;
    }
    if (bound * rounding >= top.threshold) visitor.score(article);
  }
}
