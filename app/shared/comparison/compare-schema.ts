import { z } from "zod";
import { comparisonEventSchema } from "#lib/schema/comparison-event.ts";
import { failureSchema } from "#lib/schema/failure.ts";

/** One message of the stream of `POST /api/compare`: a step of the comparison, or why it failed. */
export const compareMessageSchema = z.union([
  comparisonEventSchema,
  failureSchema.extend({ type: z.literal("error") }),
]);
