import type { ArticleInfo } from "#lib/domain/article.ts";
import type { QuestionTerm, Retrieval, Retrieved } from "#lib/domain/retrieval.ts";
import { isComparison } from "#lib/evidence/is-comparison.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";
import { type Token, tokenize } from "#lib/text/tokens.ts";
import type { Fused } from "./fuse-scores.ts";
import {
  coverageOf,
  isSilent,
  judgeCoverage,
  likelihood,
  NOTHING_COVERED,
  type TextCoverage,
} from "./judge-coverage.ts";
import { leaveOutCopies } from "./leave-out-copies.ts";
import { asksForOverview, openingPassages } from "./overview.ts";
import { type PassageText, type PassageTexts, passageTexts } from "./passage-texts.ts";
import { understandQuestion } from "./question-terms.ts";
import { resolveScope } from "./resolve-scope.ts";
import { type BothWays, searchBothWays } from "./search-both-ways.ts";
import { spreadOverArticles, spreadOverOutlets } from "./spread-over-articles.ts";
import { pairShares, wordPairs } from "./word-pairs.ts";

export type RetrieveOptions = BothWays & {
  /** Standalone: understood without the conversation. */
  question: string;
  /** Passages to return at most. */
  limit?: number;
};

const DEFAULT_LIMIT = 12;
/** So many of the best are read for the question's pairs of words. */
const READ_FOR_PAIRS = 40;
/** The corpus is judged by so many of the best passages, however many are returned. */
const JUDGED = 12;
/** So many times the passages to return are looked through for copies. */
const POOL = 3;
/** What all pairs of words add to a fused score, which is 0 to 1, in order and near each other: see docs/decisions/008. */
const PAIR_WEIGHTS = { ordered: 0.1, near: 0.25 };
const MOST_WITH_PAIRS = 1 + PAIR_WEIGHTS.ordered + PAIR_WEIGHTS.near;

/** Finds the passages that speak to a question, by words and by vectors, spread over the articles, best first. */
export async function retrievePassages(options: RetrieveOptions): Promise<Retrieval> {
  const { reader, limit = DEFAULT_LIMIT, without } = options;
  const { scope, filter, named, rest } = await resolveScope(options.question, reader, options.filter);
  const understood = await understandQuestion(rest, reader, {
    spelling: !without?.has("spelling"),
    ...(named.length > 1 && { compares: true }),
  });
  if (scope.articles !== undefined && (named.length > 0 || scope.count === 1) && asksForOverview(rest)) {
    return {
      query: understood.query,
      corrections: [],
      terms: [],
      passages: await openingPassages(reader, scope.articles, limit),
      coverage: "good",
      namedOutlets: named,
      searchedArticleIds: scope.articles.map(({ id }) => id),
      searchedArticleCount: scope.count,
      silentArticleIds: [],
    };
  }
  const { terms } = understood;
  const texts = passageTexts(reader);

  const fused = await searchBothWays(understood, { ...options, ...(filter && { filter }) });
  const pairs = options.fusion === "weighted" && !without?.has("pairs");
  const ranked = pairs ? await preferPairs(fused, terms, texts) : fused;
  const first = ranked.slice(0, JUDGED);
  // What is shown is among these, unless copies take places from each other: then the next best are here, too.
  const spread = spreading(options.question, scope.articles);
  const pool = spread(ranked, POOL * limit);
  const infos =
    scope.articles ??
    (await reader.catalogue({ articleIds: [...new Set([...pool, ...first].map((hit) => hit.articleId))] }));
  const infoOf = new Map(infos.map((article) => [article.id, article]));
  const chosen = spread(await leaveOutCopies(pool, infoOf, texts), limit);
  // With few articles each is judged by its own best passages, so that silence is known and not guessed.
  const judged = scope.articles === undefined ? first : bestOfEachArticle(ranked, [...chosen, ...first]);
  const passages = await texts.of([...chosen, ...judged].map((hit) => hit.passageId));
  const total = reader.manifest.passages;
  const coverage = coverageByPassage(judged, terms, passages, infoOf);
  const best = bestOf(first, coverage, total);
  const spoken = new Set(
    judged
      .filter(({ passageId }) => {
        const found = coverage.get(passageId);
        return found !== undefined && !isSilent(found, total);
      })
      .map(({ articleId }) => articleId),
  );
  return {
    query: understood.query,
    corrections: understood.corrections,
    terms,
    passages: chosen.flatMap((hit): Retrieved[] => {
      const passage = passages.get(hit.passageId)?.passage;
      const article = infoOf.get(hit.articleId);
      return passage === undefined || article === undefined
        ? []
        : [{ passage, article, score: hit.score, ranks: hit.ranks }];
    }),
    coverage: judgeCoverage(best, total),
    namedOutlets: named,
    searchedArticleIds: scope.articles?.map((article) => article.id) ?? [],
    searchedArticleCount: scope.count,
    silentArticleIds: (scope.articles ?? [])
      .filter((article) => !spoken.has(article.id))
      .map((article) => article.id),
  };
}

/** Over the outlets, where the question compares them and they are few enough to be listed; else over the articles. */
function spreading(
  question: string,
  articles: readonly ArticleInfo[] = [],
): (hits: readonly Fused[], limit: number) => Fused[] {
  const outletOf = new Map(articles.map(({ id, outletId }) => [id, outletId]));
  const names = new Set(articles.map(({ outletName }) => outletName));
  return names.size > 1 && isComparison(question, [...names])
    ? (hits, limit) => spreadOverOutlets(hits, limit, (articleId) => outletOf.get(articleId) ?? "")
    : spreadOverArticles;
}

/** Moves up, among the first, the passages that have neighbouring words of the question together. */
async function preferPairs(
  fused: readonly Fused[],
  terms: readonly QuestionTerm[],
  texts: PassageTexts,
): Promise<readonly Fused[]> {
  const pairs = wordPairs(terms);
  if (pairs.length === 0) return fused;
  const head = fused.slice(0, READ_FOR_PAIRS);
  const read = await texts.of(head.map((hit) => hit.passageId));
  const raised = head.map((hit) => {
    const known = read.get(hit.passageId);
    const { ordered, near } =
      known === undefined ? { ordered: 0, near: 0 } : pairShares(pairs, known.passage.text, known.tokens());
    const together = PAIR_WEIGHTS.ordered * ordered + PAIR_WEIGHTS.near * near;
    return { ...hit, score: (hit.score + together) / MOST_WITH_PAIRS };
  });
  const rest = fused.slice(READ_FOR_PAIRS).map((hit) => ({ ...hit, score: hit.score / MOST_WITH_PAIRS }));
  // A stable sort: equal scores keep their order.
  return [...raised.sort((a, b) => b.score - a.score), ...rest];
}

/** How much of the question each passage has, with its article's title, outlet and date. */
function coverageByPassage(
  judged: readonly Fused[],
  terms: readonly QuestionTerm[],
  passages: ReadonlyMap<string, PassageText>,
  infoOf: ReadonlyMap<string, ArticleInfo>,
): ReadonlyMap<string, TextCoverage> {
  const headOf = new Map<string, readonly Token[]>();
  const coverage = new Map<string, TextCoverage>();
  for (const { passageId, articleId } of judged) {
    const known = passages.get(passageId);
    const article = infoOf.get(articleId);
    if (known === undefined || article === undefined) continue;
    const head = headOf.get(articleId) ?? tokenize(headWords(article));
    headOf.set(articleId, head);
    coverage.set(passageId, coverageOf(terms, [...head, ...known.tokens()]));
  }
  return coverage;
}

/** A question about a year or an outlet is spoken to by an article of that year or outlet. */
function headWords({ title, outletName, publishedAt = "" }: ArticleInfo): string {
  return [title, outletName, formatPartialDate(publishedAt)].join("\n");
}

function bestOf(
  hits: readonly Fused[],
  coverage: ReadonlyMap<string, TextCoverage>,
  passages: number,
): TextCoverage {
  return hits
    .map(({ passageId }) => coverage.get(passageId) ?? NOTHING_COVERED)
    .reduce(
      (best, next) => (likelihood(next, passages) > likelihood(best, passages) ? next : best),
      NOTHING_COVERED,
    );
}

/** The chosen hits, and the three best of every article. */
function bestOfEachArticle<T extends { articleId: string }>(ranked: readonly T[], chosen: readonly T[]): T[] {
  const taken = new Map<string, number>();
  const kept = new Set(chosen);
  for (const hit of ranked) {
    const count = taken.get(hit.articleId) ?? 0;
    if (count < 3) kept.add(hit);
    taken.set(hit.articleId, count + 1);
  }
  return [...kept];
}
