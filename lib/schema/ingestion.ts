import { z } from "zod";
import { failureSchema } from "./failure.ts";
import { offsetSchema } from "./passage.ts";

const countSchema = offsetSchema;

export const ingestProgressSchema = z.object({
  stage: z.enum(["reading", "fitting", "embedding", "publishing"]),
  /** Bytes while reading, passages while embedding. */
  done: z.number(),
  total: z.number(),
  /** Stored so far. */
  articles: countSchema,
  passages: countSchema,
});
export type IngestProgress = z.infer<typeof ingestProgressSchema>;

/** `waiting`: another process writes the index; `reason` says which and since when. */
const ingestionStateSchema = z.object({
  status: z.enum(["idle", "running", "waiting"]),
  /** ISO date and time since when it is so; absent while idle. */
  since: z.string().exactOptional(),
  progress: ingestProgressSchema.exactOptional(),
  reason: z.string().exactOptional(),
  /** Another run follows this one. */
  isNextAsked: z.boolean(),
  /** Runs that have ended, since the server was started. */
  runs: countSchema,
  /** Why the last run failed; absent when it did not. */
  failure: failureSchema.exactOptional(),
});
export type IngestionState = z.infer<typeof ingestionStateSchema>;

/** Something about a file or record that a reader should know; its path within the corpus folder. */
export const pathNoteSchema = z.object({ path: z.string(), reason: z.string() });

/** What an ingestion reports at its end. */
export const ingestReportSchema = z.object({
  /** False when nothing had changed, and the index stays as it is. */
  published: z.boolean(),
  generation: countSchema,
  /** In the index now. */
  articles: countSchema,
  passages: countSchema,
  added: countSchema,
  updated: countSchema,
  removed: countSchema,
  unchanged: countSchema,
  /** Files and records that did not go in, each with its reason. */
  problems: z.array(pathNoteSchema),
  /** What is worth knowing about those that did; `others`: paths of articles that the note is about as well. */
  notes: z.array(pathNoteSchema.extend({ others: z.array(z.string()).exactOptional() })),
  embedder: z.string(),
  milliseconds: z.number(),
});
export type IngestReport = z.infer<typeof ingestReportSchema>;

/** What an ingestion reported, as a page has room for it. */
const reportedIngestionSchema = z.object({
  /** ISO date and time. */
  endedAt: z.string(),
  articles: countSchema,
  passages: countSchema,
  added: countSchema,
  updated: countSchema,
  removed: countSchema,
  unchanged: countSchema,
  /** The first of `problemCount`. */
  problems: z.array(pathNoteSchema),
  problemCount: countSchema,
  /** The first of `noteCount`. */
  notes: z.array(pathNoteSchema),
  noteCount: countSchema,
  milliseconds: z.number(),
});
export type ReportedIngestion = z.infer<typeof reportedIngestionSchema>;

/** What `GET /api/articles/ingestion` gives. */
export const ingestionSchema = z.object({
  state: ingestionStateSchema,
  /** Of any process; null before the first one. */
  last: reportedIngestionSchema.nullable(),
});
export type Ingestion = z.infer<typeof ingestionSchema>;

/** A failure that was kept beside the index; it is that of an earlier run. */
export const failedIngestionSchema = failureSchema.extend({
  /** ISO date and time. */
  at: z.string(),
});
export type FailedIngestion = z.infer<typeof failedIngestionSchema>;
