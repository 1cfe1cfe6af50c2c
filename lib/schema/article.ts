import { z } from "zod";
import { offsetSchema } from "./passage.ts";

export type Outlet = { id: string; name: string };

/** Where a piece of an article's metadata was found; the first in this order that has it wins. */
export const METADATA_ORIGINS = [
  /** Written by hand beside the file. */
  "correction",
  "front matter",
  /** A line of JSONL. */
  "record",
  "articles.csv",
  "JSON-LD",
  "OpenGraph",
  "meta tags",
  /** What a web page shows or says of itself: its title bar, language, byline and time marks. */
  "page",
  "folder",
  /** A line of the text, such as "By Jo Bly" or "Published 4 June 2019". */
  "byline",
  /** Of a PDF or DOCX file. */
  "document properties",
  /** The headline among the text's lines. */
  "text",
  "file name",
] as const;
const originSchema = z.enum(METADATA_ORIGINS);
export type MetadataOrigin = z.infer<typeof originSchema>;

export const GENRES = ["report", "analysis", "opinion", "unknown"] as const;

/** `summary`: our words about that article, not the outlet's; never shown in quotation marks as the outlet's. */
export const WORDINGS = ["original", "summary"] as const;

/** Why a stretch of text seems to be meant for an assistant. */
const addressRuleSchema = z.enum([
  "orders about an answer",
  "orders to forget orders",
  "a role for an assistant",
  "marks of a chat format",
  "orders to encode or send",
  "code for a page",
  "invisible characters",
]);
export type AddressRule = z.infer<typeof addressRuleSchema>;

/** Offsets into the article's text. */
const assistantAddressSchema = z.object({ start: offsetSchema, end: offsetSchema, rule: addressRuleSchema });
export type AssistantAddress = z.infer<typeof assistantAddressSchema>;

/**
 * What another article's text has to do with this one's. `same-text`: word for word the same. `near`: the same but for
 * edits. `contains`: nearly all of the other's text stands in this one, which has more. `within`: the reverse.
 */
const copyKindSchema = z.enum(["same-text", "near", "contains", "within"]);
export type CopyKind = z.infer<typeof copyKindSchema>;

/** Another article of the corpus that prints the same text, or much of it. */
const nearDuplicateSchema = z.object({
  articleId: z.string(),
  outletName: z.string(),
  title: z.string(),
  kind: copyKindSchema,
  /**
   * 0 to 1, of runs of three words: for `same-text` and `near` those in both of those in either (Jaccard), for `contains`
   * and `within` those of the contained text that stand in the other.
   */
  similarity: z.number().min(0).max(1),
});
export type NearDuplicate = z.infer<typeof nearDuplicateSchema>;

/** What an article has to do with others of the corpus; found at ingestion. */
export const copiesSchema = z.object({
  /** The most similar first, equals by article id; at most 32. */
  nearDuplicates: z.array(nearDuplicateSchema),
  /**
   * The article that stands for all that print the same report (`same-text` and `near`, also by way of others): the one
   * published first, of equals the one with the smallest id. Absent where all others merely contain it or are contained.
   */
  originId: z.string().exactOptional(),
});
export type Copies = z.infer<typeof copiesSchema>;

/** An article without its text: what lists and search results carry. */
export const articleInfoSchema = z.object({
  /**
   * First 16 hex digits of the SHA-256 of the article's path and, for a JSONL record, its key: the article stays the same
   * when its text is corrected.
   */
  id: z.string(),
  /** First 16 hex digits of the SHA-256 of its text: which words spans count in. Absent in what older programs wrote. */
  version: z.string().exactOptional(),
  /** First 16 hex digits of the SHA-256 of its file's bytes, or its line's. Absent in what older programs wrote. */
  sourceHash: z.string().exactOptional(),
  /** Kebab-case of the outlet's name; "unknown" when nothing names one. */
  outletId: z.string(),
  outletName: z.string(),
  title: z.string(),
  url: z.string().exactOptional(),
  authors: z.array(z.string()),
  /** ISO date, whole or partial (2015, 2015-02, 2015-02-10); absent when unknown. */
  publishedAt: z.string().exactOptional(),
  /**
   * ISO date that a PDF or DOCX file gives itself in its properties, often that of printing or copying. It is shown as the
   * file's and nothing else: no filter, order or comparison uses it.
   */
  fileDate: z.string().exactOptional(),
  genre: z.enum(GENRES),
  wording: z.enum(WORDINGS),
  /** BCP 47 tag. */
  language: z.string(),
  /** Where each page of a document with pages starts: the first offset of its text, ascending; absent without pages. */
  pages: z.array(z.object({ start: offsetSchema, number: offsetSchema })).exactOptional(),
  /** Where the text addresses an assistant rather than a reader, in order; absent when it nowhere does. */
  assistantAddresses: z.array(assistantAddressSchema).exactOptional(),
  nearDuplicates: copiesSchema.shape.nearDuplicates.exactOptional(),
  originId: copiesSchema.shape.originId,
  /** SHA-256 of the file's bytes, its metadata row, its correction and the reader's version: unchanged means nothing to do. */
  contentHash: z.string(),
  /** Path within the corpus folder, with `:line` for a JSONL record. */
  path: z.string(),
  /** The id that a JSONL record gave itself. */
  recordId: z.string().exactOptional(),
  /** What tells a JSONL record from the others of its file, however its text changes: see `recordKey`. */
  recordKey: z.string().exactOptional(),
  /** For each known metadata field, where it came from. */
  metadataFrom: z.object({
    outlet: originSchema.exactOptional(),
    title: originSchema.exactOptional(),
    authors: originSchema.exactOptional(),
    publishedAt: originSchema.exactOptional(),
    genre: originSchema.exactOptional(),
    language: originSchema.exactOptional(),
    wording: originSchema.exactOptional(),
    url: originSchema.exactOptional(),
  }),
});
export type ArticleInfo = z.infer<typeof articleInfoSchema>;

export const articleSchema = articleInfoSchema.extend({
  /** Cleaned text; paragraphs are separated by one empty line. All spans are UTF-16 offsets into it. */
  text: z.string(),
});
export type Article = z.infer<typeof articleSchema>;
