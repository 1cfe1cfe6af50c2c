import { z } from "zod";
import type { CopyKind } from "#lib/schema/article.ts";
import { articleInfoSchema } from "../conversation/answer-schema.ts";
import { failureSchema } from "../frame/failure.ts";

const rowSchema = z.intersection(
  articleInfoSchema,
  z.object({ passages: z.number(), notes: z.array(z.string()), isLeaving: z.boolean().optional() }),
);

/** One page of the library, as `GET /api/articles` with parameters gives it. */
export const libraryPageSchema = z.object({
  articles: z.array(rowSchema),
  /** Of all that match. */
  total: z.number(),
  /** Of the library. */
  all: z.number(),
  outlets: z.array(z.object({ id: z.string(), name: z.string(), articles: z.number() })),
  years: z.object({ first: z.number(), last: z.number() }).nullable(),
});

export type LibraryPage = z.infer<typeof libraryPageSchema>;
export type LibraryRow = LibraryPage["articles"][number];

export const uploadResultSchema = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string().optional(),
  outcome: z.enum(["received", "added", "already-there", "near-copy", "problem"]),
  message: z.string(),
  articleIds: z.array(z.string()),
});

export const uploadResultsSchema = z.object({ files: z.array(uploadResultSchema) });

export type UploadResult = z.infer<typeof uploadResultSchema>;

const told = z.array(z.object({ path: z.string(), reason: z.string() }));

/** What `GET /api/articles/ingestion` tells. */
export const ingestionSchema = z.object({
  state: z.object({
    status: z.enum(["idle", "running", "waiting"]),
    since: z.string().optional(),
    progress: z
      .object({
        stage: z.string(),
        done: z.number(),
        total: z.number(),
        articles: z.number(),
        passages: z.number(),
      })
      .optional(),
    reason: z.string().optional(),
    isNextAsked: z.boolean(),
    runs: z.number(),
    failure: failureSchema.optional(),
  }),
  last: z
    .object({
      endedAt: z.string(),
      articles: z.number(),
      passages: z.number(),
      added: z.number(),
      updated: z.number(),
      removed: z.number(),
      unchanged: z.number(),
      problems: told,
      problemCount: z.number(),
      notes: told,
      noteCount: z.number(),
      milliseconds: z.number(),
    })
    .nullable(),
});

export type Ingestion = z.infer<typeof ingestionSchema>;
export type LastIngestion = NonNullable<Ingestion["last"]>;

export const removedSchema = z.object({
  removed: z.array(
    z.object({ id: z.string(), title: z.string(), outletName: z.string(), removedAt: z.string() }),
  ),
});

export type RemovedArticle = z.infer<typeof removedSchema>["removed"][number];

/** What was corrected by hand. */
export const correctionSchema = z.object({
  title: z.string().optional(),
  outlet: z.string().optional(),
  authors: z.array(z.string()).optional(),
  published: z.string().optional(),
  genre: z.string().optional(),
  wording: z.string().optional(),
  language: z.string().optional(),
  url: z.string().optional(),
});

export type Correction = z.infer<typeof correctionSchema>;

/** What an article has to do with a copy, before the copy's title. */
export const COPY_WORDS: Record<CopyKind, string> = {
  "same-text": "Same text as",
  near: "Nearly the same text as",
  contains: "Contains most of",
  within: "Mostly contained in",
};
