import type { DatabaseSync } from "node:sqlite";
import type { ArticleInfo } from "#lib/domain/article.ts";
import type { Filter } from "#lib/domain/retrieval.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import { articleFilter } from "../article-filter.ts";
import { compareForCatalogue } from "../catalogue-order.ts";
import { KeywordSearcher } from "../keyword/keyword-searcher.ts";
import { statisticsOf } from "../keyword/term-statistics.ts";
import type { Hit } from "../passage-store.ts";
import type { Scored } from "../top-hits.ts";
import { type Generation, loadKeywordIndex } from "./derived-files.ts";
import { readEmbedderState } from "./publication.ts";
import { articleInfoOf, articleOf, passageOf } from "./rows.ts";
import type { PlainMatchOptions, PlainSearchOptions, SearchOperations } from "./search-protocol.ts";
import { SessionLayout } from "./session-layout.ts";
import { VectorSearch } from "./vector-search.ts";

/**
 * One generation, opened for searching: its connection holds a snapshot of the database, so that whatever is found can
 * be read, also after newer generations were published.
 */
export async function openSession(
  generation: Generation,
  graphThreshold: number,
): Promise<SearchOperations & { close(): void }> {
  const { db } = generation;
  const layout = new SessionLayout(db);
  const index = await loadKeywordIndex(generation);
  const searcher = new KeywordSearcher(index, layout.compare);
  const vectors = await VectorSearch.open(generation, layout, graphThreshold);
  const hitsOf = (scored: readonly Scored[]): Hit[] =>
    scored.map(({ item, score }) => ({
      passageId: layout.passageIds[item] ?? "",
      articleId: layout.articleIdOf(item),
      score,
    }));

  return {
    async open() {},
    async nearest(vector, { limit, filter, passageIds }: PlainSearchOptions) {
      return hitsOf(await vectors.search(vector, limit, layout.scopeOf(filter, passageIds)));
    },
    async matching(query, { limit, filter, passageIds, similar, passageOnly }: PlainMatchOptions) {
      const weights = new Map<string, number>();
      for (const term of indexTerms(query)) weights.set(term, (weights.get(term) ?? 0) + 1);
      const terms = Array.from(weights, ([term, weight]) => ({
        term,
        weight,
        similar: similar?.get(term) ?? [],
      }));
      const scope = layout.scopeOf(filter, passageIds);
      return hitsOf(searcher.search(terms, limit, scope, passageOnly ? 0 : 1));
    },
    async statistics(words) {
      return words.map((word) => statisticsOf(word, index, searcher));
    },
    ...readingFrom(db),
    close: () => db.close(),
  };
}

type Reading = Pick<
  SearchOperations,
  "passages" | "passagesOf" | "articles" | "catalogue" | "passageCounts" | "embedderState"
>;

function readingFrom(db: DatabaseSync): Reading {
  const passage = db.prepare(
    "SELECT p.*, a.text FROM passages p JOIN articles a ON a.id = p.article_id WHERE p.id = ?",
  );
  const passagesOf = db.prepare("SELECT * FROM passages WHERE article_id = ? ORDER BY ordinal, id");
  const article = db.prepare("SELECT info, text FROM articles WHERE id = ?");
  const infos = db.prepare("SELECT info FROM articles");
  const counts = db.prepare("SELECT article_id AS id, count(*) AS count FROM passages GROUP BY article_id");
  return {
    async passages(ids) {
      return ids.flatMap((id) => {
        const row = passage.get(id);
        return row === undefined ? [] : [passageOf(row, String(row.text))];
      });
    },
    async passagesOf(articleId) {
      const text = String(article.get(articleId)?.text ?? "");
      return passagesOf.all(articleId).map((row) => passageOf(row, text));
    },
    async articles(ids) {
      return ids.flatMap((id) => {
        const row = article.get(id);
        return row === undefined ? [] : [articleOf(row)];
      });
    },
    async catalogue(filter: Filter = {}): Promise<ArticleInfo[]> {
      return infos.all().map(articleInfoOf).filter(articleFilter(filter)).sort(compareForCatalogue);
    },
    async passageCounts() {
      return new Map(counts.all().map(({ id, count }) => [String(id), Number(count)]));
    },
    async embedderState() {
      return readEmbedderState(db);
    },
  };
}
