import { z } from "zod";
import type { Answer, Citation, Marker, Opinion, Source, Uncited, Voice } from "#lib/schema/answer.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Passage, Span } from "#lib/schema/passage.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { markersIn } from "../citations/markers.ts";

const offset = z.number().int().min(0);

export const spanSchema: z.ZodType<Span> = z.tuple([offset, offset]).readonly();

const origin = z.enum([
  "correction",
  "front matter",
  "record",
  "articles.csv",
  "JSON-LD",
  "OpenGraph",
  "meta tags",
  "page",
  "document properties",
  "folder",
  "byline",
  "text",
  "file name",
]);

const addressRule = z.enum([
  "orders about an answer",
  "orders to forget orders",
  "a role for an assistant",
  "marks of a chat format",
  "orders to encode or send",
  "code for a page",
  "invisible characters",
]);

const nearDuplicate = z.object({
  articleId: z.string(),
  outletName: z.string(),
  title: z.string(),
  kind: z.enum(["same-text", "near", "contains", "within"]),
  similarity: z.number().min(0).max(1),
});

export const articleInfoSchema: z.ZodType<ArticleInfo> = z.object({
  id: z.string(),
  version: z.string().exactOptional(),
  sourceHash: z.string().exactOptional(),
  outletId: z.string(),
  outletName: z.string(),
  title: z.string(),
  url: z.string().exactOptional(),
  authors: z.array(z.string()),
  publishedAt: z.string().exactOptional(),
  fileDate: z.string().exactOptional(),
  genre: z.enum(["report", "analysis", "opinion", "unknown"]),
  wording: z.enum(["original", "summary"]),
  language: z.string(),
  pages: z.array(z.object({ start: offset, number: offset })).exactOptional(),
  assistantAddresses: z.array(z.object({ start: offset, end: offset, rule: addressRule })).exactOptional(),
  nearDuplicates: z.array(nearDuplicate).exactOptional(),
  originId: z.string().exactOptional(),
  contentHash: z.string(),
  path: z.string(),
  recordId: z.string().exactOptional(),
  recordKey: z.string().exactOptional(),
  metadataFrom: z.object({
    outlet: origin.exactOptional(),
    title: origin.exactOptional(),
    authors: origin.exactOptional(),
    publishedAt: origin.exactOptional(),
    genre: origin.exactOptional(),
    language: origin.exactOptional(),
    wording: origin.exactOptional(),
    url: origin.exactOptional(),
  }),
});

const passageSchema: z.ZodType<Passage> = z.object({
  id: z.string(),
  articleId: z.string(),
  ordinal: offset,
  start: offset,
  end: offset,
  text: z.string(),
});

const retrieved = {
  passage: passageSchema,
  article: articleInfoSchema,
  score: z.number(),
  ranks: z.object({ vector: z.number().exactOptional(), keyword: z.number().exactOptional() }),
};

export const retrievedSchema: z.ZodType<Retrieved> = z.object(retrieved);

export const sourceSchema: z.ZodType<Source> = z.object({ ...retrieved, marker: z.number().int().min(1) });

const findings = z.array(
  z.object({ kind: z.enum(["number", "date", "name", "quotation", "overlap"]), what: z.string() }),
);

export const voiceSchema: z.ZodType<Voice> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("outlet"), leftOpen: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal("named"), name: z.string(), certain: z.boolean() }),
  z.object({ kind: z.literal("unnamed"), description: z.string() }),
]);

export const citationSchema: z.ZodType<Citation> = z.object({
  marker: z.number().int().min(1),
  articleId: z.string(),
  version: z.string().exactOptional(),
  answerSpan: spanSchema,
  quote: z.string(),
  quoteSpan: spanSchema,
  check: z.enum(["verbatim", "consistent", "unsure", "doubtful"]),
  findings,
  voice: voiceSchema,
});

export const markerSchema: z.ZodType<Marker> = z.object({
  marker: z.number().int().min(1),
  span: spanSchema,
});

export const uncitedSchema: z.ZodType<Uncited> = z.object({ answerSpan: spanSchema, findings });

export const opinionSchema: z.ZodType<Opinion> = z.object({
  answerSpan: spanSchema,
  verdict: z.enum(["supported", "partly", "not-supported", "cannot-tell"]),
  model: z.string(),
});

export const coverageSchema = z.enum(["good", "thin", "none"]);

const stored = z.object({
  id: z.string(),
  question: z.string(),
  searchedFor: z.string(),
  text: z.string(),
  markers: z.array(markerSchema).optional(),
  sources: z.array(sourceSchema),
  citations: z.array(citationSchema),
  uncited: z.array(uncitedSchema),
  incomplete: z.object({ reason: z.enum(["length", "filter", "fault"]), note: z.string() }).exactOptional(),
  removed: z.object({ markers: offset, quotations: offset }),
  coverage: coverageSchema,
  opinions: z.array(opinionSchema).exactOptional(),
  opinionNote: z.string().exactOptional(),
  nearest: z
    .array(
      z.object({ articleId: z.string(), title: z.string(), outletName: z.string(), question: z.string() }),
    )
    .exactOptional(),
  outsideFilter: z
    .array(z.object({ articleId: z.string(), title: z.string(), outletName: z.string() }))
    .exactOptional(),
  refusal: z.literal("no-coverage").nullable(),
  searchedArticleCount: offset,
  silentArticleIds: z.array(z.string()),
  madeBy: z.object({
    answerer: z.string(),
    embedder: z.string(),
    store: z.string(),
    prompt: z.string(),
  }),
});

/** An answer as a stored conversation holds it; those that were stored before `markers` were are read by their looks. */
export const answerSchema: z.ZodType<Answer> = stored.transform(({ markers, ...answer }) => ({
  ...answer,
  markers: markers ?? markersIn(answer.text),
}));
