import { z } from "zod";
import { offsetSchema, spanSchema } from "./passage.ts";
import { coverageSchema, retrievedSchema } from "./retrieval.ts";

const markerNumber = z.number().int().min(1);

/** A passage that an answer rests on; `marker` is the n of [n], 1-based, in order of first use. */
export const sourceSchema = retrievedSchema.extend({ marker: markerNumber });
export type Source = z.infer<typeof sourceSchema>;

/** Something in a sentence that its cited text (with the article's title, outlet and date) lacks. */
const findingSchema = z.object({
  kind: z.enum(["number", "date", "name", "quotation", "overlap"]),
  /** The words concerned, as they stand in the sentence. */
  what: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * The outlet's own voice, a named person, and an unnamed official are three different things. `leftOpen`: the words may be
 * somebody's whom the text does not name for certain; they are shown as printed "in" the outlet.
 */
export const voiceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("outlet"), leftOpen: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal("named"), name: z.string(), certain: z.boolean() }),
  z.object({ kind: z.literal("unnamed"), description: z.string() }),
]);
export type Voice = z.infer<typeof voiceSchema>;

/**
 * `verbatim`: the sentence stands in the article as it is. `consistent`: the rules found no discrepancy, which proves
 * nothing. `unsure`: the cited text lacks something that it may well have in other words (a name, a title in quotation
 * marks). `doubtful`: it lacks what it should have. `findings` says what.
 */
const checkSchema = z.enum(["verbatim", "consistent", "unsure", "doubtful"]);
export type Check = z.infer<typeof checkSchema>;

export const citationSchema = z.object({
  marker: markerNumber,
  articleId: z.string(),
  /** `Article.version` of the text that `quoteSpan` counts in; absent in what older programs wrote. */
  version: z.string().exactOptional(),
  /** The sentence in `Answer.text`, without its markers. */
  answerSpan: spanSchema,
  /** `article.text.slice(...quoteSpan) === quote`: the words that bear the sentence out. */
  quote: z.string(),
  quoteSpan: spanSchema,
  check: checkSchema,
  findings: z.array(findingSchema),
  /** Who speaks in `quote`. */
  voice: voiceSchema,
});
export type Citation = z.infer<typeof citationSchema>;

/** A citation marker: `answer.text.slice(...span)` is `[n]`. What looks like one elsewhere is an article's own. */
export const markerSchema = z.object({ marker: markerNumber, span: spanSchema });
export type Marker = z.infer<typeof markerSchema>;

/** A sentence of the answer that no source was found to hold. */
export const uncitedSchema = z.object({ answerSpan: spanSchema, findings: z.array(findingSchema) });
export type Uncited = z.infer<typeof uncitedSchema>;

/** What a model says of a sentence and the passages that it cites. */
const verdictSchema = z.enum(["supported", "partly", "not-supported", "cannot-tell"]);
export type Verdict = z.infer<typeof verdictSchema>;

/** A second opinion: a model's, given after the answer, beside what the rules found. It proves as little as they do. */
export const opinionSchema = z.object({
  answerSpan: spanSchema,
  verdict: verdictSchema,
  /** `provider:model`. */
  model: z.string(),
});
export type Opinion = z.infer<typeof opinionSchema>;

/** Why an answer is not whole: a limit of length, a content filter, or a fault of the model; `note` says so to a reader. */
const incompleteSchema = z.object({ reason: z.enum(["length", "filter", "fault"]), note: z.string() });
export type Incomplete = z.infer<typeof incompleteSchema>;

/** An article that was not searched, and speaks to the question. */
const otherArticleSchema = z.object({ articleId: z.string(), title: z.string(), outletName: z.string() });
export type OtherArticle = z.infer<typeof otherArticleSchema>;

/** A question that the corpus can answer, near to one that it cannot. */
const nearestTopicSchema = otherArticleSchema.extend({ question: z.string() });
export type NearestTopic = z.infer<typeof nearestTopicSchema>;

export const answerSchema = z.object({
  id: z.string(),
  question: z.string(),
  /** The standalone question that was searched for. */
  searchedFor: z.string(),
  /** Markdown without HTML, images or links; citations are markers such as [1]. */
  text: z.string(),
  /** Which brackets of `text` are markers, in order: an article's words may hold a "[1]" of their own. */
  markers: z.array(markerSchema),
  /** The cited passages, by marker. */
  sources: z.array(sourceSchema),
  /** In order of `answerSpan`. */
  citations: z.array(citationSchema),
  uncited: z.array(uncitedSchema),
  /** Absent where the model says that it came to its end. */
  incomplete: incompleteSchema.exactOptional(),
  /** What the check took out of the model's text. */
  removed: z.object({ markers: offsetSchema, quotations: offsetSchema }),
  coverage: coverageSchema,
  refusal: z.literal("no-coverage").nullable(),
  /** With a refusal: what the corpus has instead, nearest first. */
  nearest: z.array(nearestTopicSchema).exactOptional(),
  /** With a refusal under a filter: what the filter kept out and speaks to the question, best first. */
  outsideFilter: z.array(otherArticleSchema).exactOptional(),
  /** Absent where no model was asked for a second opinion. */
  opinions: z.array(opinionSchema).exactOptional(),
  /** Why some sentences have none. */
  opinionNote: z.string().exactOptional(),
  searchedArticleCount: offsetSchema,
  silentArticleIds: z.array(z.string()),
  madeBy: z.object({ answerer: z.string(), embedder: z.string(), store: z.string(), prompt: z.string() }),
});
export type Answer = z.infer<typeof answerSchema>;

export const ROLES = ["user", "assistant"] as const;

/** One turn of the conversation so far. */
export type Turn = { role: (typeof ROLES)[number]; content: string };
