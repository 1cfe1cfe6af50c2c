import { CounterpointError } from "#lib/errors.ts";
import { type ModelEndpoint, toModelError } from "#lib/models/to-model-error.ts";
import { type RetryPolicy, withRetries } from "#lib/models/with-retries.ts";

export type EmbeddingEndpoint = {
  apiKey: string;
  baseUrl: string;
  model: string;
  /** Asked of the model; undefined leaves the length of its vectors to it. */
  dimensions: number | undefined;
};

export type CallPolicy = RetryPolicy & {
  /** For one request, in milliseconds. With `tries` and `longestPauseMs` it bounds the whole call. */
  requestMs: number;
};

/** `stop` ends the request; `giveUp` lets it finish, but does not try again. */
export type CallSignals = { stop: AbortSignal; giveUp: AbortSignal };

/**
 * Asks for the vectors of a few texts, in order, at unit length. Throws `model-failed`, `model-unreachable`,
 * `model-timeout`, or the signals' reason.
 */
export async function requestVectors(
  endpoint: EmbeddingEndpoint,
  texts: readonly string[],
  policy: CallPolicy,
  { stop, giveUp }: CallSignals,
): Promise<Float32Array[]> {
  const named: ModelEndpoint = { ...endpoint, purpose: "embedding model" };
  try {
    const client = await createClient(endpoint, policy.requestMs, stop);
    const vectors = await withRetries(() => client.embedDocuments([...texts]), policy, giveUp);
    return vectors.map((vector) => atUnitLength(vector, named));
  } catch (thrown) {
    giveUp.throwIfAborted();
    throw toModelError(thrown, named);
  }
}

/** The library takes no signal, so each call has its own client with its own way of fetching. */
async function createClient(endpoint: EmbeddingEndpoint, requestMs: number, stop: AbortSignal) {
  const { OpenAIEmbeddings } = await import("@langchain/openai");
  const { apiKey, baseUrl, model, dimensions } = endpoint;

  class CheckedEmbeddings extends OpenAIEmbeddings {
    protected override async embeddingWithRetry(
      request: Parameters<InstanceType<typeof OpenAIEmbeddings>["embeddingWithRetry"]>[0],
    ) {
      const response = await super.embeddingWithRetry(request);
      const expected = [request.input].flat().length;
      if (!Array.isArray(response.data) || response.data.length !== expected) {
        throw badVectors(model, `gave ${response.data?.length ?? "no"} vectors for ${expected} texts`);
      }
      // The protocol numbers the vectors; nothing says that they come in order.
      return { ...response, data: response.data.toSorted((a, b) => a.index - b.index) };
    }
  }

  return new CheckedEmbeddings({
    apiKey,
    model,
    ...(dimensions === undefined ? {} : { dimensions }),
    batchSize: Number.MAX_SAFE_INTEGER,
    stripNewLines: false,
    timeout: requestMs,
    maxRetries: 0,
    configuration: {
      // Always given, or the library looks for another address in the environment.
      baseURL: baseUrl,
      logLevel: "off",
      fetch: (input, init) => {
        const signals = init?.signal ? [stop, init.signal] : [stop];
        return fetch(input, { ...init, signal: AbortSignal.any(signals) });
      },
    },
  });
}

function atUnitLength(numbers: readonly number[], { model }: ModelEndpoint): Float32Array {
  const vector = Float32Array.from(numbers);
  const length = Math.hypot(...vector);
  if (vector.length === 0 || !Number.isFinite(length)) {
    throw badVectors(model, "gave a vector that is not made of numbers");
  }
  return length === 0 ? vector : vector.map((x) => x / length);
}

export function badVectors(model: string, what: string): CounterpointError {
  return new CounterpointError("model-failed", `The embedding model ${model} ${what}.`, {
    hint: "Check EMBEDDING_MODEL, and that the server at OPENAI_BASE_URL offers embeddings.",
  });
}
