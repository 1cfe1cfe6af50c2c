import { z } from "zod";
import { columnSchema, comparisonSchema, pointSchema, storySchema } from "./comparison.ts";

/** How a comparison comes about. In this order: one `columns`; `point` and `note` as they come; one `comparison`. */
export const comparisonEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("columns"),
    columns: z.array(columnSchema),
    comparedBy: comparisonSchema.shape.comparedBy,
    story: storySchema.exactOptional(),
    otherStories: z.array(storySchema),
  }),
  /** Cells' citations have their final markers; `sources` are those first cited by this point. */
  z.object({ type: z.literal("point"), point: pointSchema, sources: comparisonSchema.shape.sources }),
  z.object({ type: z.literal("note"), note: z.string() }),
  z.object({ type: z.literal("comparison"), comparison: comparisonSchema }),
]);
export type ComparisonEvent = z.infer<typeof comparisonEventSchema>;
