import { z } from "zod";
import type { EmbedderFactory } from "#lib/embeddings/embedder.ts";
import { CounterpointError } from "#lib/errors.ts";
import { OPENAI_BASE_URL } from "#lib/models/openai-base-url.ts";
import type { VectorCache } from "#lib/schema/vector-cache.ts";
import { createFittingRequest, PROBE } from "./embed-fitting.ts";
import { badVectors } from "./embedding-client.ts";
import { createOpenAiEmbedder, DEFAULT_LIMITS, type OpenAiLimits } from "./openai-embedder.ts";

export type OpenAiFactorySettings = {
  apiKey: string;
  /** Default: OpenAI's own. */
  baseUrl: string | undefined;
  model: string;
  /** Default: what the model gives, learnt by asking once. */
  dimensions?: number;
  /** Every vector of a passage goes in here as soon as it arrives. */
  cache: VectorCache;
  limits?: Partial<OpenAiLimits>;
  /** Ends every call, because the process does. */
  stop?: AbortSignal | undefined;
};

const stateSchema = z.object({ method: z.string(), dimensions: z.int().min(1) });

/** Embeds through any endpoint that speaks OpenAI's protocol. */
export function createOpenAiFactory(settings: OpenAiFactorySettings): EmbedderFactory {
  const { apiKey, model, dimensions, cache } = settings;
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const endpoint = { apiKey, baseUrl: settings.baseUrl ?? OPENAI_BASE_URL, model, dimensions };
  const source = { endpoint, requestVectors: createFittingRequest(endpoint), stop: settings.stop };
  const method = `openai:${model}:${dimensions ?? "default"}`;
  return {
    method,
    fitted: false,
    async fit(_texts, signal = new AbortController().signal) {
      signal.throwIfAborted();
      const signals = { stop: signal, giveUp: signal };
      const [probe] = await source.requestVectors([PROBE], limits.quick, signals);
      const learnt = probe?.length ?? 0;
      if (probe?.every((x) => x === 0)) throw badVectors(model, "gave a vector of zeros");
      if (dimensions !== undefined && learnt !== dimensions) {
        throw badVectors(model, `gave ${learnt} dimensions instead of ${dimensions} (EMBEDDING_DIMENSIONS)`);
      }
      const state = new TextEncoder().encode(JSON.stringify({ method, dimensions: learnt }));
      return { embedder: createOpenAiEmbedder(source, learnt, cache, limits), state };
    },
    async restore(state) {
      const stored = readState(state);
      if (stored?.method !== method) {
        const what = `The stored settings of the embedder ${method} are damaged.`;
        throw new CounterpointError("index-corrupt", what, {
          hint: "Run npm run ingest to build the index again.",
        });
      }
      return createOpenAiEmbedder(source, stored.dimensions, cache, limits);
    },
  };
}

function readState(state: Uint8Array): z.infer<typeof stateSchema> | undefined {
  try {
    return stateSchema.parse(JSON.parse(new TextDecoder().decode(state)));
  } catch {
    return undefined;
  }
}
