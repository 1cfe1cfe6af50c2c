import {
  ARTICLE_BM25,
  type Bm25,
  inverseDocumentFrequency,
  lengthNorm,
  PASSAGE_BM25,
  saturation,
} from "#lib/keyword/bm25.ts";
import { softFrequency } from "#lib/keyword/search/soft-frequency.ts";
import type { MatchOptions } from "#lib/store/passage-store.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import type { StoredArticle } from "./contents.ts";

/** A text as the keyword search sees it. */
type Bag = { counts: Map<string, number>; length: number };
type Level = { bm25: Bm25; bags: Bag[]; averageLength: number };

export type ScoredPassage = { passageId: string; articleId: string; score: number };

/** Scores every passage, as plainly as the formula can be written: what faster ways are held against. */
export function passageScorer(
  articles: readonly StoredArticle[],
): (query: string, how?: Pick<MatchOptions, "similar" | "passageOnly">) => ScoredPassage[] {
  const rows = articles.flatMap(({ article, passages }) => {
    const whole = bagOf(article.text, article.title, ARTICLE_BM25);
    return passages.map((passage) => ({
      passage,
      bag: bagOf(passage.text, article.title, PASSAGE_BM25),
      whole,
    }));
  });
  const passageLevel = levelOf(
    PASSAGE_BM25,
    rows.map((row) => row.bag),
  );
  const articleLevel = levelOf(
    ARTICLE_BM25,
    articles.map(({ article }) => bagOf(article.text, article.title, ARTICLE_BM25)),
  );
  return (query, { similar = new Map(), passageOnly = false } = {}) => {
    const terms = countOf(indexTerms(query));
    const scoreOfPassage = scorer(terms, passageLevel, similar);
    const scoreOfArticle = passageOnly ? () => 0 : scorer(terms, articleLevel, similar);
    return rows.flatMap(({ passage, bag, whole }) => {
      const own = scoreOfPassage(bag);
      if (own === 0) return [];
      return [{ passageId: passage.id, articleId: passage.articleId, score: own + scoreOfArticle(whole) }];
    });
  };
}

function scorer(
  terms: ReadonlyMap<string, number>,
  { bm25, bags, averageLength }: Level,
  similar: NonNullable<MatchOptions["similar"]>,
): (bag: Bag) => number {
  const weighed = Array.from(terms, ([term, weight]) => {
    const having = bags.filter((bag) => bag.counts.has(term)).length;
    const idf = having === 0 ? 0 : weight * inverseDocumentFrequency(bags.length, having);
    return { term, idf, similar: similar.get(term) ?? [] };
  });
  return ({ counts, length }) => {
    const norm = lengthNorm(bm25, length, averageLength);
    return weighed.reduce((sum, { term, idf, similar }) => {
      const alike = similar.reduce((sum, other) => sum + other.weight * (counts.get(other.term) ?? 0), 0);
      return sum + idf * saturation(bm25, softFrequency(counts.get(term) ?? 0, alike), norm);
    }, 0);
  };
}

function bagOf(text: string, title: string, { titleWeight }: Bm25): Bag {
  const titleTerms = indexTerms(title);
  const terms = [...indexTerms(text), ...Array<string[]>(titleWeight).fill(titleTerms).flat()];
  return { counts: countOf(terms), length: terms.length };
}

function levelOf(bm25: Bm25, bags: Bag[]): Level {
  const sum = bags.reduce((total, bag) => total + bag.length, 0);
  return { bm25, bags, averageLength: bags.length === 0 ? 0 : sum / bags.length };
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
