import type { z } from "zod";
import { type Answer, answerSchema } from "#lib/schema/answer.ts";
import { markersIn } from "../citations/markers.ts";

/** An answer as a stored conversation holds it; those that were stored before `markers` were are read by their looks. */
export const storedAnswerSchema: z.ZodType<Answer> = answerSchema
  .extend({ markers: answerSchema.shape.markers.optional() })
  .transform(({ markers, ...answer }) => ({ ...answer, markers: markers ?? markersIn(answer.text) }));
