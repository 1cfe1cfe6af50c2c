import { z } from "zod";
import { citationSchema, sourceSchema, voiceSchema } from "./answer.ts";
import { offsetSchema, spanSchema } from "./passage.ts";

/**
 * `states`: the outlet says it. `disputes`: it says otherwise. `other-figure`: it gives another figure of the same
 * kind, which may or may not contradict. `not-checked`: its words are shown, and nobody has judged them.
 * `silent`: nothing found, which is not the same as "did not report".
 */
const stanceSchema = z.enum(["states", "disputes", "other-figure", "not-checked", "silent"]);
export type Stance = z.infer<typeof stanceSchema>;

/** What one column says on one point: one verbatim span with its citation, or silence. */
const cellSchema = z.object({
  columnId: z.string(),
  stance: stanceSchema,
  /** Why a model gave this stance; absent by rule. */
  reason: z.string().exactOptional(),
  /** The words of the article, byte for byte. */
  quote: z.string().exactOptional(),
  /** `answerSpan` is `[0, quote.length]`: the cell shows the quote itself. */
  citation: citationSchema.exactOptional(),
  voice: voiceSchema.exactOptional(),
  /** True where a model's words were not in the passage, and the nearest sentence of it stands in their place. */
  replaced: z.boolean().exactOptional(),
});
export type Cell = z.infer<typeof cellSchema>;

/** A claim or topic that the question raises; one cell a column, in the columns' order. */
export const pointSchema = z.object({
  label: z.string(),
  cells: z.array(cellSchema),
  /** Set where several cells have one origin, an agency's report or one quotation; says which, for a reader. */
  sharedOrigin: z.string().exactOptional(),
  /** With it: the columns of each such origin, which count as one source. */
  origins: z.array(z.array(z.string())).exactOptional(),
  /** Said of figures of one kind that are over 5 % apart. */
  note: z.literal("different figures, check").exactOptional(),
});
export type Point = z.infer<typeof pointSchema>;

/** An outlet, or an article where all articles are of one outlet. */
export const columnSchema = z.object({
  id: z.string(),
  /** The outlet's name, or the article's title. */
  name: z.string(),
  outletId: z.string(),
  /** In scope; what "nothing found in N articles" counts. */
  articlesSearched: offsetSchema,
  /** False: nothing found. */
  covered: z.boolean(),
  /** The article that speaks for the column, where one was chosen. */
  articleId: z.string().exactOptional(),
  /** The id that the article's record gave itself, if it did. */
  recordId: z.string().exactOptional(),
  publishedAt: z.string().exactOptional(),
});
export type Column = z.infer<typeof columnSchema>;

/** One way to name a person, group or event, with where each outlet uses it. */
const wordingSchema = z.object({
  words: z.string(),
  /** `version`: of the article's text that the spans count in. */
  uses: z.array(
    z.object({
      columnId: z.string(),
      articleId: z.string(),
      version: z.string().exactOptional(),
      spans: z.array(spanSchema),
    }),
  ),
});
export type Wording = z.infer<typeof wordingSchema>;

/** The different words that are used for one thing; counted, never scored. */
const framingSchema = z.object({ subject: z.string(), wordings: z.array(wordingSchema) });
export type Framing = z.infer<typeof framingSchema>;

const timelineEntrySchema = z.object({
  /** ISO date, whole or partial. */
  date: z.string(),
  /** `published`: when the article appeared; `told`: a date that its text gives. */
  kind: z.enum(["published", "told"]),
  columnId: z.string(),
  articleId: z.string(),
  /** For `told`: of the article's text that `quoteSpan` counts in. */
  version: z.string().exactOptional(),
  /** For `told`: the sentence. */
  quote: z.string().exactOptional(),
  quoteSpan: spanSchema.exactOptional(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** Where the corpus tells many stories: the one that was compared, and the next best. */
export const storySchema = z.object({ articleId: z.string(), title: z.string(), outletName: z.string() });
export type Story = z.infer<typeof storySchema>;

export const comparisonSchema = z.object({
  question: z.string(),
  columns: z.array(columnSchema),
  points: z.array(pointSchema),
  /** The cited passages; `marker` is the n of the cells' citations, by first use in reading order. */
  sources: z.array(sourceSchema),
  framing: z.array(framingSchema),
  timeline: z.array(timelineEntrySchema),
  /** `question`: the corpus is about one subject; `story`: it tells many, and one was chosen. */
  comparedBy: z.enum(["question", "story"]),
  story: storySchema.exactOptional(),
  otherStories: z.array(storySchema),
  /** For example why a model's comparison was not used. */
  notes: z.array(z.string()),
  milliseconds: z.number(),
  madeBy: z.object({ comparer: z.string(), embedder: z.string(), store: z.string(), prompt: z.string() }),
});
export type Comparison = z.infer<typeof comparisonSchema>;
