import type { ArticleInfo } from "#lib/domain/article.ts";
import type { Filter, Retrieval, Retrieved } from "#lib/domain/retrieval.ts";
import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { Hit, PassageReader } from "#lib/store/passage-store.ts";
import { type Fusion, fuseScores } from "./fuse-scores.ts";
import { coverageOf, isSilent, judgeCoverage } from "./judge-coverage.ts";
import { findNamedOutlets } from "./named-outlets.ts";
import { understandQuestion } from "./question-terms.ts";
import { spreadOverArticles } from "./spread-over-articles.ts";

export type RetrieveOptions = {
  /** Standalone: understood without the conversation. */
  question: string;
  reader: PassageReader;
  embedder: Embedder;
  fusion: Fusion;
  filter?: Filter;
  /** Passages to return at most. */
  limit?: number;
  signal?: AbortSignal;
};

/** Candidates of each search before fusion. */
const CANDIDATES = 100;
const DEFAULT_LIMIT = 12;
/** Above this, naming each silent article helps nobody. */
const LISTED_ARTICLES = 50;

/** Finds the passages that speak to a question, by words and by vectors, spread over the articles, best first. */
export async function retrievePassages(options: RetrieveOptions): Promise<Retrieval> {
  const { question, reader, embedder, signal } = options;
  const { scope, filter, named, rest } = await resolveScope(question, reader, options.filter);
  const search = {
    limit: CANDIDATES,
    ...(filter === undefined ? {} : { filter }),
    ...(signal === undefined ? {} : { signal }),
  };
  const understood = await understandQuestion(rest, reader);
  const [keywordHits, [vector]] = await Promise.all([
    reader.matching(understood.query, search),
    embedder.embed([understood.query], "query", signal),
  ]);
  const nearestHits = vector === undefined ? [] : await reader.nearest(vector, search);

  const score = async (known: Hit[], others: Hit[], rescore: (passageIds: string[]) => Promise<Hit[]>) => {
    const have = new Set(known.map((hit) => hit.passageId));
    const missing = others.filter((hit) => !have.has(hit.passageId)).map((hit) => hit.passageId);
    return missing.length === 0 ? known : [...known, ...(await rescore(missing))];
  };
  const [keyword, vectorHits] = await Promise.all([
    score(keywordHits, nearestHits, (passageIds) =>
      reader.matching(understood.query, { ...search, passageIds }),
    ),
    score(nearestHits, keywordHits, async (passageIds) =>
      vector === undefined ? [] : reader.nearest(vector, { ...search, passageIds }),
    ),
  ]);
  const fused = fuseScores(keyword, vectorHits, options.fusion);
  const chosen = spreadOverArticles(fused, options.limit ?? DEFAULT_LIMIT);

  // With few articles each is judged by its own best passage, so that silence is known and not guessed.
  const judged = scope.articles === undefined ? chosen : bestOfEachArticle(fused, chosen);
  const [found, infos] = await Promise.all([
    reader.passages(judged.map((hit) => hit.passageId)),
    scope.articles ?? reader.catalogue({ articleIds: [...new Set(chosen.map((hit) => hit.articleId))] }),
  ]);
  const passages = new Map(found.map((passage) => [passage.id, passage]));
  const infoOf = new Map(infos.map((article) => [article.id, article]));
  const spoken = new Set<string>();
  let best = 0;
  for (const hit of judged) {
    const passage = passages.get(hit.passageId);
    if (passage === undefined) continue;
    const title = infoOf.get(hit.articleId)?.title ?? "";
    const coverage = coverageOf(understood.terms, `${title}\n${passage.text}`);
    best = Math.max(best, coverage.share);
    if (!isSilent(coverage)) spoken.add(hit.articleId);
  }
  const retrieved = chosen.flatMap((hit): Retrieved[] => {
    const passage = passages.get(hit.passageId);
    const article = infoOf.get(hit.articleId);
    return passage === undefined || article === undefined
      ? []
      : [{ passage, article, score: hit.score, ranks: hit.ranks }];
  });
  return {
    query: understood.query,
    corrections: understood.corrections,
    terms: understood.terms,
    passages: retrieved,
    coverage: judgeCoverage(best),
    namedOutlets: named,
    searchedArticleIds: scope.articles?.map((article) => article.id) ?? [],
    searchedArticleCount: scope.count,
    silentArticleIds: (scope.articles ?? [])
      .filter((article) => !spoken.has(article.id))
      .map((article) => article.id),
  };
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

type Scope = { count: number; articles?: ArticleInfo[] };

/**
 * What is searched: the filter's articles, and of these, where they are few enough to list, only those of outlets that
 * the question names.
 */
async function resolveScope(
  question: string,
  reader: PassageReader,
  filter: Filter | undefined,
): Promise<{ scope: Scope; filter: Filter | undefined; named: string[]; rest: string }> {
  const whole = { filter, named: [], rest: question };
  if (filter === undefined && reader.manifest.articles > LISTED_ARTICLES) {
    return { ...whole, scope: { count: reader.manifest.articles } };
  }
  const articles = await reader.catalogue(filter);
  if (articles.length > LISTED_ARTICLES) return { ...whole, scope: { count: articles.length } };
  const { outlets, rest } = findNamedOutlets(question, articles);
  if (outlets.length === 0) return { ...whole, scope: { count: articles.length, articles } };
  const outletIds = outlets.map(({ id }) => id);
  const narrowed = articles.filter((article) => outletIds.includes(article.outletId));
  return {
    scope: { count: narrowed.length, articles: narrowed },
    filter: { ...filter, outletIds },
    named: outlets.map(({ name }) => name),
    rest,
  };
}
