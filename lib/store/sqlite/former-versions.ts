import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Article, ArticleInfo } from "#lib/schema/article.ts";
import {
  type DepartedArticle,
  type FormerVersion,
  MOST_DEPARTED,
  MOST_FORMER_VERSIONS,
} from "#lib/schema/former-version.ts";
import { textVersion } from "#lib/text/text-version.ts";
import { articleInfoOf, articleOf } from "./rows.ts";

type Row = Record<string, SQLOutputValue>;

/**
 * What a writer keeps of articles that it replaces or removes. A removed one keeps its text until `settle`, because a
 * rebuild removes everything and puts most of it back.
 */
export type FormerVersionKeeper = {
  /** An article was put; `before`: the row that it replaced. */
  put(article: Article, before: Row | undefined): void;
  remove(before: Row): void;
  /** Before publication: what is gone now loses its texts. */
  settle(): void;
};

export function formerVersionKeeper(db: DatabaseSync): FormerVersionKeeper {
  const now = new Date().toISOString();
  const keep = db.prepare(
    "INSERT OR REPLACE INTO former_versions (article_id, version, info, text, replaced_at) VALUES (?, ?, ?, ?, ?)",
  );
  const forget = db.prepare("DELETE FROM former_versions WHERE article_id = ? AND version = ?");
  const forgetOldest = db.prepare(
    `DELETE FROM former_versions WHERE article_id = ?1 AND number NOT IN
     (SELECT number FROM former_versions WHERE article_id = ?1 ORDER BY number DESC LIMIT ${MOST_FORMER_VERSIONS})`,
  );
  const depart = db.prepare("INSERT OR REPLACE INTO departed_articles (id, info, left_at) VALUES (?, ?, ?)");
  const comeBack = db.prepare("DELETE FROM departed_articles WHERE id = ?");
  let anyGone = false;

  const keepRow = (row: Row) => {
    const { id } = articleInfoOf(row);
    const text = String(row.text);
    keep.run(id, textVersion(text), String(row.info), text, now);
  };
  return {
    put({ id, text }, before) {
      const isReplaced = before !== undefined && String(before.text) !== text;
      if (isReplaced) keepRow(before);
      // These words are the current ones: also where they were before, and came back.
      forget.run(id, textVersion(text));
      const isBack = comeBack.run(id).changes > 0;
      if (isReplaced || isBack) forgetOldest.run(id);
    },
    remove(before) {
      anyGone = true;
      keepRow(before);
      depart.run(articleInfoOf(before).id, String(before.info), now);
    },
    settle() {
      if (!anyGone) return;
      db.exec(`
        DELETE FROM former_versions WHERE article_id IN (SELECT id FROM departed_articles);
        DELETE FROM departed_articles WHERE number NOT IN
          (SELECT number FROM departed_articles ORDER BY number DESC LIMIT ${MOST_DEPARTED});
      `);
    },
  };
}

/** The newest first. */
export function readFormerVersions(db: DatabaseSync): (articleId: string) => FormerVersion[] {
  const rows = db.prepare(
    "SELECT version, info, text, replaced_at FROM former_versions WHERE article_id = ? ORDER BY number DESC",
  );
  return (articleId) =>
    rows.all(articleId).map((row) => ({
      article: { ...articleOf(row), version: String(row.version) },
      replacedAt: String(row.replaced_at),
    }));
}

export function readDeparted(db: DatabaseSync): (articleId: string) => DepartedArticle | undefined {
  const found = db.prepare("SELECT info, left_at FROM departed_articles WHERE id = ?");
  return (articleId) => {
    const row = found.get(articleId);
    if (row === undefined) return undefined;
    const article: ArticleInfo = articleInfoOf(row);
    return { article, leftAt: String(row.left_at) };
  };
}
