import { CounterpointError } from "#lib/errors.ts";
import { createEndpointFetch } from "#lib/models/endpoint-fetch.ts";
import { watchWhole } from "#lib/models/watch-reply.ts";
import { type RetryPolicy, withRetries } from "#lib/models/with-retries.ts";

export type EmbeddingEndpoint = {
  apiKey: string;
  baseUrl: string;
  model: string;
  /** Asked of the model; undefined leaves the length of its vectors to it. */
  dimensions: number | undefined;
};

/** How vectors are asked for: base64 is a third of the size; undefined leaves it to the server. */
export type Encoding = "base64" | "float" | undefined;

export type CallPolicy = RetryPolicy & {
  /** For one request, in milliseconds. With `tries` and `longestPauseMs` it bounds the whole call. */
  requestMs: number;
};

/** `stop` ends the request; `giveUp` lets it finish, but does not try again. */
export type CallSignals = { stop: AbortSignal; giveUp: AbortSignal };

/**
 * Asks for the vectors of a few texts, in order, at unit length. Throws `model-failed` for vectors that are none, what
 * the library throws for a failed request, and the signals' reason.
 */
export async function requestVectors(
  endpoint: EmbeddingEndpoint,
  texts: readonly string[],
  encoding: Encoding,
  policy: CallPolicy,
  { stop, giveUp }: CallSignals,
): Promise<Float32Array[]> {
  const client = await createClient(endpoint, encoding, policy.requestMs, stop);
  const vectors: readonly unknown[] = await withRetries(
    () => client.embedDocuments([...texts]),
    policy,
    giveUp,
  );
  return vectors.map((vector) => atUnitLength(vector, endpoint.model));
}

/** The library takes no signal, so each call has its own client with its own way of fetching. */
async function createClient(
  endpoint: EmbeddingEndpoint,
  encoding: Encoding,
  requestMs: number,
  stop: AbortSignal,
) {
  const { OpenAIEmbeddings } = await import("@langchain/openai");
  const { apiKey, baseUrl, model, dimensions } = endpoint;
  const send = createEndpointFetch(watchWhole);

  class CheckedEmbeddings extends OpenAIEmbeddings {
    protected override async embeddingWithRetry(
      request: Parameters<InstanceType<typeof OpenAIEmbeddings>["embeddingWithRetry"]>[0],
    ) {
      const response = await super.embeddingWithRetry(request);
      const expected = [request.input].flat().length;
      if (!Array.isArray(response.data) || response.data.length !== expected) {
        throw badVectors(model, `gave ${response.data?.length ?? "no"} vectors for ${expected} texts`);
      }
      // The protocol numbers the vectors; nothing says that they come in order. Some servers do not number them.
      const isNumbered = response.data.every(({ index }) => typeof index === "number");
      return isNumbered
        ? { ...response, data: response.data.toSorted((a, b) => a.index - b.index) }
        : response;
    }
  }

  return new CheckedEmbeddings({
    apiKey,
    model,
    ...(dimensions === undefined ? {} : { dimensions }),
    // Always given, or the library chooses base64 and decodes whatever comes; what is not to be sent is taken out below.
    encodingFormat: encoding ?? "float",
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
        const body = encoding === undefined ? withoutEncoding(init?.body) : init?.body;
        return send(input, {
          ...init,
          ...(body === undefined ? {} : { body }),
          signal: AbortSignal.any(signals),
        });
      },
    },
  });
}

function withoutEncoding(body: RequestInit["body"]): RequestInit["body"] {
  if (typeof body !== "string") return body;
  const { encoding_format: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify(rest);
}

function atUnitLength(given: unknown, model: string): Float32Array {
  const vector = typeof given === "string" ? decoded(given) : numbersIn(given);
  const length = vector === undefined ? Number.NaN : Math.hypot(...vector);
  if (vector === undefined || vector.length === 0 || !Number.isFinite(length)) {
    throw badVectors(model, "gave a vector that is not made of numbers");
  }
  return length === 0 ? vector : vector.map((x) => x / length);
}

function numbersIn(given: unknown): Float32Array | undefined {
  // Some servers give a list of one vector. Nulls would pass for zeros.
  const list: unknown =
    Array.isArray(given) && Array.isArray(given[0]) && given.length === 1 ? given[0] : given;
  return Array.isArray(list) && list.every(Number.isFinite) ? Float32Array.from(list as number[]) : undefined;
}

/** Numbers of 32 bits, in base64. */
function decoded(text: string): Float32Array | undefined {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return bytes.length % 4 === 0 ? new Float32Array(bytes.buffer) : undefined;
}

export function badVectors(model: string, what: string): CounterpointError {
  return new CounterpointError("model-failed", `The embedding model ${model} ${what}.`, {
    hint: "Check EMBEDDING_MODEL, and that the server at OPENAI_BASE_URL offers embeddings.",
  });
}
