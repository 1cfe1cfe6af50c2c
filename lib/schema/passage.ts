import { z } from "zod";

export const offsetSchema = z.number().int().min(0);

/** Half-open range of UTF-16 offsets: `[start, end)`. */
export const spanSchema = z.tuple([offsetSchema, offsetSchema]).readonly();
export type Span = readonly [start: number, end: number];

/** A run of whole sentences of one article: `article.text.slice(start, end) === text`. */
export const passageSchema = z.object({
  /** `<articleId>.<start>-<end>`. */
  id: z.string(),
  articleId: z.string(),
  /** 0-based place in the article. */
  ordinal: offsetSchema,
  start: offsetSchema,
  end: offsetSchema,
  text: z.string(),
});
export type Passage = z.infer<typeof passageSchema>;
