import type { Article, ArticleInfo } from "./article.ts";

/** An article as it stood before its text was replaced by another. */
export type FormerVersion = {
  article: Article;
  /** ISO date and time of the ingestion that replaced it. */
  replacedAt: string;
};

/** An article that is in the corpus no more; its text is not kept. */
export type DepartedArticle = {
  article: ArticleInfo;
  /** ISO date and time of the ingestion that found it gone. */
  leftAt: string;
};

/** Former versions that are kept of each article, the newest. */
export const MOST_FORMER_VERSIONS = 5;

/** Departed articles that are remembered, the last. */
export const MOST_DEPARTED = 10_000;
