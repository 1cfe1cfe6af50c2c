import { z } from "zod";
import { failureSchema } from "./failure.ts";

const named = z.object({ id: z.string(), label: z.string() });

/** What `GET /api/health` tells; any status but `ok` means that no question can be answered, and `problem` says why. */
export const healthSchema = z.object({
  status: z.string(),
  answerer: named,
  embedder: named,
  checkModel: z.string().optional(),
  store: z.object({ id: z.string() }),
  articles: z.number(),
  passages: z.number(),
  generation: z.number(),
  problem: failureSchema.optional(),
});

export type Health = z.infer<typeof healthSchema>;
