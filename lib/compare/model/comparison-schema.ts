import { z } from "zod";

export const MAX_POINTS = 8;

/**
 * What a model is asked to return. The descriptions are part of the prompt. Read leniently, so that one wrong field
 * costs its cell and not the whole comparison: nothing of it is shown before it has been verified.
 */
const cell = z.object({
  outlet: z.string().catch("").describe("one of the listed outlets, spelt as listed"),
  passage: z.coerce.number().int().catch(0).describe("number of the passage that the quote stands in"),
  quote: z.string().catch("").describe("one whole sentence of that passage, copied character for character"),
  stance: z
    .enum(["states", "disputes", "other-figure", "not-checked", "silent"])
    .catch("not-checked")
    .describe("states, disputes, other-figure or not-checked"),
  reason: z
    .string()
    .optional()
    .catch(undefined)
    .describe("at most 15 words: what it differs in, and from which outlet"),
});

export const pointSchema = z.object({
  label: z.string().describe("what the point is about, in 3 to 10 neutral words"),
  cells: z.array(cell).describe("one for each outlet that speaks to the point"),
});

export const comparisonSchema = z.object({
  points: z.array(pointSchema).describe(`at most ${MAX_POINTS}, most important first`),
});

/** A point as a model wrote it: nothing in it is known to be true. */
export type ClaimedPoint = z.infer<typeof pointSchema>;
export type ClaimedCell = z.infer<typeof cell>;
