import { z } from "zod";

/** Why something did not work, in one sentence, and what to do about it. */
export const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
});
export type Failure = z.infer<typeof failureSchema>;
