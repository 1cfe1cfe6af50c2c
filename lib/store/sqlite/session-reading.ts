import type { DatabaseSync } from "node:sqlite";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { articleFilter } from "../article-filter.ts";
import { compareForCatalogue } from "../catalogue-order.ts";
import { readDeparted, readFormerVersions } from "./former-versions.ts";
import { readEmbedderState } from "./publication.ts";
import { articleInfoOf, articleOf, passageOf } from "./rows.ts";
import type { SearchOperations } from "./search-protocol.ts";

/** Up to so many articles are looked up one by one; for more, all are looked through. */
const LOOKED_UP = 1000;

type Reading = Pick<
  SearchOperations,
  | "passages"
  | "passagesOf"
  | "articles"
  | "formerVersions"
  | "departed"
  | "catalogue"
  | "withCopies"
  | "passageCounts"
  | "embedderState"
>;

/** What is read from the database as it is, by ids. */
export function readingFrom(db: DatabaseSync): Reading {
  const passage = db.prepare(
    "SELECT p.*, a.text FROM passages p JOIN articles a ON a.number = p.article WHERE p.id = ?",
  );
  const passagesOf = db.prepare(
    `SELECT p.* FROM passages p JOIN articles a ON a.number = p.article
     WHERE a.id = ? ORDER BY p.ordinal, p.id`,
  );
  const article = db.prepare("SELECT info, text FROM articles WHERE id = ?");
  const info = db.prepare("SELECT info FROM articles WHERE id = ?");
  const infos = db.prepare("SELECT info FROM articles");
  const former = readFormerVersions(db);
  const departed = readDeparted(db);
  const link = db.prepare("SELECT 1 FROM copy_links WHERE article_id = ? LIMIT 1");
  const counts = db.prepare(
    `SELECT a.id AS id, count(*) AS count FROM passages p JOIN articles a ON a.number = p.article
     GROUP BY p.article`,
  );
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
    async formerVersions(articleId) {
      return former(articleId);
    },
    async departed(articleId) {
      return departed(articleId);
    },
    async catalogue(filter: Filter = {}): Promise<ArticleInfo[]> {
      const { articleIds } = filter;
      const rows =
        articleIds === undefined || articleIds.length > LOOKED_UP
          ? infos.all()
          : [...new Set(articleIds)].flatMap((id) => {
              const row = info.get(id);
              return row === undefined ? [] : [row];
            });
      return rows.map(articleInfoOf).filter(articleFilter(filter)).sort(compareForCatalogue);
    },
    async withCopies(articleIds) {
      return articleIds.filter((id) => link.get(id) !== undefined);
    },
    async passageCounts() {
      return new Map(counts.all().map(({ id, count }) => [String(id), Number(count)]));
    },
    async embedderState() {
      return readEmbedderState(db);
    },
  };
}
