import { z } from "zod";
import { failureSchema } from "./failure.ts";
import { failedIngestionSchema } from "./ingestion.ts";
import { offsetSchema } from "./passage.ts";

const named = z.object({ id: z.string(), label: z.string() });

/** What `GET /api/health` gives; any status but `ok` means that no question can be answered, and `problem` says why. */
export const healthSchema = z.object({
  status: z.enum(["ok", "empty", "missing", "mismatch", "failed"]),
  answerer: named,
  embedder: named,
  /** The model that is asked for second opinions. */
  checkModel: z.string().exactOptional(),
  store: z.object({ id: z.string() }),
  articles: offsetSchema,
  passages: offsetSchema,
  generation: offsetSchema,
  /** Why the last ingestion failed; `articles` and `generation` are those of an earlier one. */
  failedIngestion: failedIngestionSchema.exactOptional(),
  problem: failureSchema.exactOptional(),
});
export type Health = z.infer<typeof healthSchema>;
