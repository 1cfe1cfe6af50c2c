import { z } from "zod";
import type {
  Cell,
  Column,
  Comparison,
  Framing,
  Point,
  Story,
  TimelineEntry,
} from "#lib/schema/comparison.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";
import { citationSchema, sourceSchema, spanSchema, voiceSchema } from "../conversation/answer-schema.ts";
import { failureSchema } from "../frame/failure.ts";

const cellSchema: z.ZodType<Cell> = z.object({
  columnId: z.string(),
  stance: z.enum(["states", "disputes", "other-figure", "not-checked", "silent"]),
  reason: z.string().exactOptional(),
  quote: z.string().exactOptional(),
  citation: citationSchema.exactOptional(),
  voice: voiceSchema.exactOptional(),
  replaced: z.boolean().exactOptional(),
});

const pointSchema: z.ZodType<Point> = z.object({
  label: z.string(),
  cells: z.array(cellSchema),
  sharedOrigin: z.string().exactOptional(),
  origins: z.array(z.array(z.string())).exactOptional(),
  note: z.literal("different figures, check").exactOptional(),
});

const columnSchema: z.ZodType<Column> = z.object({
  id: z.string(),
  name: z.string(),
  outletId: z.string(),
  articlesSearched: z.number().int().min(0),
  covered: z.boolean(),
  articleId: z.string().exactOptional(),
  recordId: z.string().exactOptional(),
  publishedAt: z.string().exactOptional(),
});

const framingSchema: z.ZodType<Framing> = z.object({
  subject: z.string(),
  wordings: z.array(
    z.object({
      words: z.string(),
      uses: z.array(
        z.object({
          columnId: z.string(),
          articleId: z.string(),
          version: z.string().exactOptional(),
          spans: z.array(spanSchema),
        }),
      ),
    }),
  ),
});

const timelineEntrySchema: z.ZodType<TimelineEntry> = z.object({
  date: z.string(),
  kind: z.enum(["published", "told"]),
  columnId: z.string(),
  articleId: z.string(),
  version: z.string().exactOptional(),
  quote: z.string().exactOptional(),
  quoteSpan: spanSchema.exactOptional(),
});

const storySchema: z.ZodType<Story> = z.object({
  articleId: z.string(),
  title: z.string(),
  outletName: z.string(),
});

const comparisonSchema: z.ZodType<Comparison> = z.object({
  question: z.string(),
  columns: z.array(columnSchema),
  points: z.array(pointSchema),
  sources: z.array(sourceSchema),
  framing: z.array(framingSchema),
  timeline: z.array(timelineEntrySchema),
  comparedBy: z.enum(["question", "story"]),
  story: storySchema.exactOptional(),
  otherStories: z.array(storySchema),
  notes: z.array(z.string()),
  milliseconds: z.number(),
  madeBy: z.object({ comparer: z.string(), embedder: z.string(), store: z.string(), prompt: z.string() }),
});

const eventSchema: z.ZodType<ComparisonEvent> = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("columns"),
    columns: z.array(columnSchema),
    comparedBy: z.enum(["question", "story"]),
    story: storySchema.exactOptional(),
    otherStories: z.array(storySchema),
  }),
  z.object({ type: z.literal("point"), point: pointSchema, sources: z.array(sourceSchema) }),
  z.object({ type: z.literal("note"), note: z.string() }),
  z.object({ type: z.literal("comparison"), comparison: comparisonSchema }),
]);

/** One message of the stream of `POST /api/compare`: a step of the comparison, or why it failed. */
export const compareMessageSchema = z.union([
  eventSchema,
  z.intersection(z.object({ type: z.literal("error") }), failureSchema),
]);
