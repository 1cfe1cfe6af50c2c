import { createHash } from "node:crypto";
import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { VectorCache } from "#lib/schema/vector-cache.ts";
import type { FittingRequest } from "./embed-fitting.ts";
import { badVectors, type CallPolicy, type CallSignals, type EmbeddingEndpoint } from "./embedding-client.ts";
import { makeBatches } from "./make-batches.ts";

/** Milliseconds, texts, characters, requests. */
export type OpenAiLimits = {
  batchTexts: number;
  batchCharacters: number;
  atOnce: number;
  /** For passages, where nobody waits. */
  patient: CallPolicy;
  /** For questions, and for the first request of all. */
  quick: CallPolicy;
};

export const DEFAULT_LIMITS: OpenAiLimits = {
  batchTexts: 64,
  batchCharacters: 100_000,
  atOnce: 3,
  patient: { tries: 6, firstPauseMs: 1_000, longestPauseMs: 60_000, requestMs: 60_000 },
  quick: { tries: 3, firstPauseMs: 500, longestPauseMs: 5_000, requestMs: 15_000 },
};

/** Hashes asked of the cache at a time. */
const LOOKUP = 500;

export type OpenAiSource = {
  endpoint: EmbeddingEndpoint;
  requestVectors: FittingRequest;
  /** Ends every call, because the process does. */
  stop: AbortSignal | undefined;
};

/** Vectors of one model and length; those of passages are kept in the cache, batch by batch. */
export function createOpenAiEmbedder(
  { endpoint, requestVectors, stop: stopped }: OpenAiSource,
  dimensions: number,
  cache: VectorCache,
  limits: OpenAiLimits,
): Embedder {
  const id = `openai:${endpoint.model}:${dimensions}`;

  const request = async (texts: readonly string[], policy: CallPolicy, signals: CallSignals) => {
    const vectors = await requestVectors(texts, policy, signals);
    const other = vectors.find((vector) => vector !== undefined && vector.length !== dimensions);
    if (other === undefined) return vectors;
    throw badVectors(endpoint.model, `gave ${other.length} dimensions instead of ${dimensions}`);
  };

  /** What the cache lacks is asked for, and put there batch by batch. */
  const embedPassages = async (texts: readonly string[], stop: AbortSignal) => {
    const found = await lookUp(cache, id, dimensions, texts);
    const missing = texts.filter((text) => !found.has(text));
    const batches = makeBatches(missing, limits.batchTexts, limits.batchCharacters);
    const failed = new AbortController();
    const signals = { stop, giveUp: AbortSignal.any([stop, failed.signal]) };
    const work = async () => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        signals.giveUp.throwIfAborted();
        const vectors = await request(batch, limits.patient, signals);
        // What was refused has the zero vector, which is not kept: another model may take it.
        const entries = batch.flatMap((text, i) => {
          const vector = vectors[i];
          return vector === undefined ? [] : [{ text, vector }];
        });
        for (const { text, vector } of entries) found.set(text, vector);
        await cache.set(
          id,
          entries.map(({ text, vector }) => ({ hash: hashOf(text), vector })),
        );
      }
    };
    // After a failure the requests under way may finish, since they are paid for, but no new one begins.
    const workers = Array.from({ length: limits.atOnce }, () =>
      work().catch((thrown: unknown) => failed.abort(failed.signal.reason ?? thrown)),
    );
    await Promise.all(workers);
    signals.giveUp.throwIfAborted();
    return found;
  };

  return {
    id,
    dimensions,
    async embed(texts, role, given = new AbortController().signal) {
      const signal = stopped === undefined ? given : AbortSignal.any([given, stopped]);
      signal.throwIfAborted();
      const asked = [...new Set(texts.filter((text) => text.trim() !== ""))];
      const found =
        role === "passage"
          ? await embedPassages(asked, signal)
          : await embedQuestions(asked, (batch) =>
              request(batch, limits.quick, { stop: signal, giveUp: signal }),
            );
      return texts.map((text) => found.get(text)?.slice() ?? new Float32Array(dimensions));
    },
  };
}

/** Questions are not kept: a disk full of what people asked helps nobody. */
async function embedQuestions(
  texts: readonly string[],
  request: (texts: readonly string[]) => Promise<(Float32Array | undefined)[]>,
): Promise<Map<string, Float32Array>> {
  if (texts.length === 0) return new Map();
  const vectors = await request(texts);
  return new Map(vectors.flatMap((vector, i) => (vector === undefined ? [] : [[texts[i] ?? "", vector]])));
}

async function lookUp(
  cache: VectorCache,
  id: string,
  dimensions: number,
  texts: readonly string[],
): Promise<Map<string, Float32Array>> {
  const found = new Map<string, Float32Array>();
  for (let i = 0; i < texts.length; i += LOOKUP) {
    const some = texts.slice(i, i + LOOKUP);
    const vectors = await cache.get(id, some.map(hashOf));
    for (const [j, vector] of vectors.entries()) {
      if (vector?.length === dimensions) found.set(some[j] ?? "", vector);
    }
  }
  return found;
}

/** The role is part of the key, so that a model which embeds the two apart can be added without mixing them. */
function hashOf(text: string): string {
  return createHash("sha256").update(`passage\n${text}`).digest("hex");
}
