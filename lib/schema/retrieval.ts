import { z } from "zod";
import { articleInfoSchema } from "./article.ts";
import { passageSchema } from "./passage.ts";

/**
 * Which articles may be searched. Closed, so that it runs in JavaScript and in SQL alike; all given parts must hold.
 * An empty list matches nothing. Articles without a date never match `from` or `before`.
 */
export type Filter = {
  articleIds?: readonly string[];
  outletIds?: readonly string[];
  /** Inclusive ISO date, whole or partial; a partial date of an article matches by its first day. */
  from?: string;
  /** Exclusive ISO date, whole or partial. */
  before?: string;
};

export const retrievedSchema = z.object({
  passage: passageSchema,
  article: articleInfoSchema,
  /** Fused score, higher is better, 0 to 1 within one retrieval. */
  score: z.number(),
  /** 1-based rank in each search that found it. */
  ranks: z.object({ vector: z.number().exactOptional(), keyword: z.number().exactOptional() }),
});
export type Retrieved = z.infer<typeof retrievedSchema>;

/** How well the corpus speaks to the question: `thin` is shown as a weak match, `none` is refused. */
export const coverageSchema = z.enum(["good", "thin", "none"]);
export type Coverage = z.infer<typeof coverageSchema>;

/** A content word of the question, stemmed, with its weight (inverse document frequency, natural log, ≥ 0). */
export type QuestionTerm = {
  word: string;
  term: string;
  idf: number;
  /** True for a word with a capital that is not the question's first. */
  isName?: boolean;
  /** True for a word that the corpus lacks, and for which its nearest word is searched. */
  corrected?: boolean;
};

/** Another term that the corpus uses alike; `weight` is a cosine, 0 to 1. */
export type SimilarTerm = { term: string; weight: number };

export type Retrieval = {
  /** The question as searched: standalone, spelling corrected. */
  query: string;
  /** Words of the question that the corpus does not have, and what was searched instead. */
  corrections: { from: string; to: string }[];
  terms: QuestionTerm[];
  /** Best first. */
  passages: Retrieved[];
  coverage: Coverage;
  /** Outlets that the question names: only they were searched. Empty when it names none. */
  namedOutlets: string[];
  /** The articles that were in scope. Only listed when there are at most 50. */
  searchedArticleIds: string[];
  searchedArticleCount: number;
  /** Those of `searchedArticleIds` in which nothing was found. */
  silentArticleIds: string[];
};
