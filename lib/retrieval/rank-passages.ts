import { isComparison } from "#lib/evidence/is-comparison.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { Filter, QuestionTerm, Retrieval, Retrieved, SimilarTerm } from "#lib/schema/retrieval.ts";
import type { Hit } from "#lib/search/search-results.ts";
import type { PassageReader, ReaderOperation } from "#lib/store/passage-store.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { fetchedOnce } from "./fetched-once.ts";
import type { Fused, Fusion } from "./fuse-scores.ts";
import { bestCoverage, coverageOf, isSilent, type TextCoverage, termsThatCover } from "./judge-coverage.ts";
import { leaveOutCopies } from "./leave-out-copies.ts";
import { type UnderstandOptions, type UnderstoodQuestion, understandQuestion } from "./question-terms.ts";
import { type SearchPart, searchBothWays, searchByVector } from "./search-both-ways.ts";
import { spreadOverArticles, spreadOverOutlets } from "./spread-over-articles.ts";
import { pairShares, wordPairs } from "./word-pairs.ts";

/** A question, and what is searched. */
export type Asked = {
  question: string;
  /** The question without names of outlets that it restricts itself to. */
  rest: string;
  understanding: UnderstandOptions;
  /** What the question is most likely understood as. */
  guess: Guess;
  fusion: Fusion;
  filter?: Filter;
  /** All articles that are searched, where they are few enough to be listed. */
  articles?: readonly ArticleInfo[];
  /** Passages to return at most. */
  limit: number;
  without?: ReadonlySet<SearchPart>;
};

/** What an embedder made of a query, before or after the corpus was asked for its words. */
export type Guess = {
  query: string;
  /** Absent to search by words alone. */
  vector?: Float32Array;
  similar?: ReadonlyMap<string, readonly SimilarTerm[]>;
};

/** `ranked` is absent where the question is understood otherwise than guessed: then it is to be asked again. */
export type Ranking = {
  understood: UnderstoodQuestion;
  ranked?: Pick<Retrieval, "passages" | "coverage" | "silentArticleIds">;
};

/** So many of the best are read for the question's pairs of words. */
const READ_FOR_PAIRS = 40;
/** The corpus is judged by so many of the best passages, however many are returned. */
const JUDGED = 12;
/** So many times the passages to return are looked through for copies. */
const POOL = 3;
/** What all pairs of words add to a fused score, which is 0 to 1, in order and near each other: see docs/decisions/008. */
const PAIR_WEIGHTS = { ordered: 0.1, near: 0.25 };
const MOST_WITH_PAIRS = 1 + PAIR_WEIGHTS.ordered + PAIR_WEIGHTS.near;

/** Understands the question; finds, ranks and judges the passages. */
export const rankPassages: ReaderOperation<Asked, Ranking> = {
  name: "rankPassages",
  run: understandAndRank,
};

async function understandAndRank(reader: PassageReader, asked: Asked): Promise<Ranking> {
  const { vector } = asked.guess;
  // Begun at once: the guess is seldom wrong.
  const byVector = searchByVector(reader, {
    ...(vector && { vector }),
    ...(asked.filter && { filter: asked.filter }),
  });
  // Whoever needs it is told of a failure.
  byVector.catch(() => undefined);
  const understood = await understandQuestion(asked.rest, reader, asked.understanding);
  if (understood.query !== asked.guess.query) return { understood };
  return { understood, ranked: await rank(reader, asked, understood.terms, byVector) };
}

async function rank(
  reader: PassageReader,
  asked: Asked,
  terms: readonly QuestionTerm[],
  byVector: Promise<readonly Hit[]>,
): Promise<NonNullable<Ranking["ranked"]>> {
  const { articles, limit, without } = asked;
  const covering = termsThatCover(terms);
  const read = fetchedOnce<Passage, Passage>(reader.passages, (passage) => [passage.id, passage]);
  const infos = fetchedOnce<ArticleInfo, ArticleInfo>(
    async (articleIds) => articles ?? reader.catalogue({ articleIds }),
    (info) => [info.id, info],
  );
  const { query, vector, similar } = asked.guess;
  const fused = await searchBothWays(reader, {
    query,
    ...(vector && { vector }),
    byVector,
    ...(similar && { similar }),
    fusion: asked.fusion,
    ...(asked.filter && { filter: asked.filter }),
    ...(without && { without }),
    onKeywordHits(hits) {
      const likely = hits.slice(0, Math.max(limit, JUDGED));
      // Whoever needs them asks again, and is told of a failure.
      const ignore = () => undefined;
      read(likely.map(({ passageId }) => passageId)).catch(ignore);
      infos(likely.map(({ articleId }) => articleId)).catch(ignore);
    },
  });
  const pairs = asked.fusion === "weighted" && !without?.has("pairs");
  const ranked = pairs ? await preferPairs(reader, fused, terms) : fused;
  const first = ranked.slice(0, JUDGED);
  // What is shown is among these, unless copies take places from each other: then the next best are here, too.
  const spread = spreading(asked.question, articles);
  const pool = spread(ranked, POOL * limit);
  const copied = await reader.withCopies([...new Set(pool.map((hit) => hit.articleId))]);
  const chosen = spread(await leaveOutCopies(pool, await infos(copied), read, covering), limit);
  // With few articles each is judged by its own best passages, so that silence is known and not guessed.
  const judged = articles === undefined ? first : bestOfEachArticle(ranked, [...chosen, ...first]);
  const passages = await read(chosen.map((hit) => hit.passageId));
  const infoOf = await infos([...chosen, ...judged].map((hit) => hit.articleId));
  const total = reader.manifest.passages;
  const coverage = await coverageByPassage(reader, judged, { terms, covering }, infoOf);
  const spoken = new Set(
    judged
      .filter(({ passageId }) => {
        const found = coverage.get(passageId);
        return found !== undefined && !isSilent(found, total);
      })
      .map(({ articleId }) => articleId),
  );
  return {
    passages: chosen.flatMap((hit): Retrieved[] => {
      const passage = passages.get(hit.passageId);
      const article = infoOf.get(hit.articleId);
      return passage === undefined || article === undefined
        ? []
        : [{ passage, article, score: hit.score, ranks: hit.ranks }];
    }),
    coverage: bestCoverage(
      first.flatMap(({ passageId }) => coverage.get(passageId) ?? []),
      total,
    ),
    silentArticleIds: (articles ?? []).filter(({ id }) => !spoken.has(id)).map(({ id }) => id),
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
  reader: PassageReader,
  fused: readonly Fused[],
  terms: readonly QuestionTerm[],
): Promise<readonly Fused[]> {
  const pairs = wordPairs(terms);
  if (pairs.length === 0) return fused;
  const head = fused.slice(0, READ_FOR_PAIRS);
  const words = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const places = await reader.places(
    head.map((hit) => hit.passageId),
    words,
  );
  const raised = head.map((hit, rank) => {
    const { ordered, near } = pairShares(pairs, (term) => places[rank]?.[words.indexOf(term)] ?? []);
    const together = PAIR_WEIGHTS.ordered * ordered + PAIR_WEIGHTS.near * near;
    return { ...hit, score: (hit.score + together) / MOST_WITH_PAIRS };
  });
  const rest = fused.slice(READ_FOR_PAIRS).map((hit) => ({ ...hit, score: hit.score / MOST_WITH_PAIRS }));
  // A stable sort: equal scores keep their order.
  return [...raised.sort((a, b) => b.score - a.score), ...rest];
}

/** How much of the question each passage has, with its article's title, outlet and date. */
async function coverageByPassage(
  reader: PassageReader,
  judged: readonly Fused[],
  { terms, covering }: { terms: readonly QuestionTerm[]; covering: readonly string[] },
  infoOf: ReadonlyMap<string, ArticleInfo>,
): Promise<ReadonlyMap<string, TextCoverage>> {
  const places = await reader.places(
    judged.map((hit) => hit.passageId),
    covering,
  );
  const headOf = new Map<string, readonly string[]>();
  const coverage = new Map<string, TextCoverage>();
  judged.forEach(({ passageId, articleId }, rank) => {
    const article = infoOf.get(articleId);
    if (article === undefined) return;
    const head = headOf.get(articleId) ?? tokenize(headWords(article)).map(({ term }) => term);
    headOf.set(articleId, head);
    const found = covering.filter((_, i) => places[rank]?.[i] !== undefined);
    const own = coverageOf(terms, new Set([...head, ...found]));
    // Of an article without a date nobody knows whether it is of that year.
    const isDated = article.publishedAt !== undefined;
    coverage.set(passageId, { ...own, yearsMissing: own.yearsMissing && isDated });
  });
  return coverage;
}

/** A question about a year or an outlet is spoken to by an article of that year or outlet. */
function headWords({ title, outletName, publishedAt = "" }: ArticleInfo): string {
  return [title, outletName, formatPartialDate(publishedAt)].join("\n");
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
