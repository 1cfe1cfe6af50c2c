import { z } from "zod";
import { articleInfoSchema, GENRES, WORDINGS } from "./article.ts";
import { offsetSchema } from "./passage.ts";

/** An article as the library lists it, with its number of passages. */
const libraryArticleSchema = articleInfoSchema.extend({ passages: offsetSchema });
export type LibraryArticle = z.infer<typeof libraryArticleSchema>;

const libraryRowSchema = libraryArticleSchema.extend({
  /** What the last ingestion that read it noted, in words. */
  notes: z.array(z.string()),
  /** It was removed, and leaves the index with the next ingestion. */
  isLeaving: z.boolean().exactOptional(),
});
export type LibraryRow = z.infer<typeof libraryRowSchema>;

/** One page of the library, as `GET /api/articles` with parameters gives it. */
export const libraryPageSchema = z.object({
  articles: z.array(libraryRowSchema),
  /** Of all that match. */
  total: offsetSchema,
  /** Of the library. */
  all: offsetSchema,
  outlets: z.array(z.object({ id: z.string(), name: z.string(), articles: offsetSchema })),
  /** Of the earliest and the latest article with a date; null where none has one. */
  years: z.object({ first: z.number().int(), last: z.number().int() }).nullable(),
});
export type LibraryPage = z.infer<typeof libraryPageSchema>;

/** What became of one sent file; `received` until an ingestion has read it. */
const uploadResultSchema = z.object({
  id: z.string(),
  /** As it was sent. */
  name: z.string(),
  /** Within the corpus folder; absent when the file was not taken in. */
  path: z.string().exactOptional(),
  outcome: z.enum(["received", "added", "already-there", "near-copy", "problem"]),
  /** In words. */
  message: z.string(),
  /** The articles that it is now. */
  articleIds: z.array(z.string()),
});
export type UploadResult = z.infer<typeof uploadResultSchema>;

export const uploadResultsSchema = z.object({ files: z.array(uploadResultSchema) });

/** An article that was taken out of the corpus, and can be put back. */
export const removedArticleSchema = z.object({
  /** The article's id; with a number behind it where another text that stood at the same path was removed later. */
  id: z.string(),
  title: z.string(),
  outletName: z.string(),
  /** ISO date and time. */
  removedAt: z.string(),
  /** Where it stood, within the corpus folder; several when the same bytes stood in several places. */
  paths: z.array(z.string()),
  /** `Article.sourceHash` and `Article.recordKey`; absent in what older programs wrote. */
  sourceHash: z.string().exactOptional(),
  recordKey: z.string().exactOptional(),
});
export type RemovedArticle = z.infer<typeof removedArticleSchema>;

/** What `GET /api/articles/removed` gives: the articles that can be restored, the last removed first. */
export const removedSchema = z.object({ removed: z.array(removedArticleSchema) });

/** What was corrected by hand; absent: as the file says. */
export const correctionSchema = z.object({
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  authors: z.array(z.string()).exactOptional(),
  published: z.string().exactOptional(),
  genre: z.enum(GENRES).exactOptional(),
  wording: z.enum(WORDINGS).exactOptional(),
  language: z.string().exactOptional(),
  url: z.string().exactOptional(),
});
export type Correction = z.infer<typeof correctionSchema>;
