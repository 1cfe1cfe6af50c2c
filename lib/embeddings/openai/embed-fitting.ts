import { messageOf, statusOf } from "#lib/models/failed-request.ts";
import { readSizeRefusal } from "#lib/models/read-size-refusal.ts";
import { toModelError } from "#lib/models/to-model-error.ts";
import {
  type CallPolicy,
  type CallSignals,
  type EmbeddingEndpoint,
  type Encoding,
  requestVectors,
} from "./embedding-client.ts";
import { splitText, weightOf } from "./split-text.ts";

/** The vectors of some texts; undefined for one that the model refuses, whatever is made of it. */
export type FittingRequest = (
  texts: readonly string[],
  policy: CallPolicy,
  signals: CallSignals,
) => Promise<(Float32Array | undefined)[]>;

const ENCODINGS: readonly Encoding[] = ["base64", "float", undefined];
/** A text as short as this is not refused for its length. */
const SHORTEST = 40;
/** Tells whether a model takes anything at all. */
export const PROBE = "Which length?";
/** A server that fails on one request again and again may fail on its size; most of them say so, some do not. */
const TRIES_OF_FAULT = 2;

/**
 * Asks for vectors, and asks otherwise when the server refuses: in another encoding, fewer texts at a time, a text in two
 * parts, whose vectors' mean then stands for it. Nothing depends on the words of a refusal. What has turned out to be
 * taken is kept for the next call. Throws `model-failed`, `model-unreachable`, `model-timeout`, the signals' reason.
 */
export function createFittingRequest(endpoint: EmbeddingEndpoint): FittingRequest {
  let encoding: Encoding = "base64";
  let isEncodingKnown = false;
  let mostTexts = Number.POSITIVE_INFINITY;
  /** As `weightOf` counts. */
  let tooLong = Number.POSITIVE_INFINITY;
  let longestTaken = 0;

  const once = async (texts: readonly string[], policy: CallPolicy, signals: CallSignals) => {
    const vectors = await requestVectors(endpoint, texts, encoding, policy, signals);
    isEncodingKnown = true;
    longestTaken = Math.max(longestTaken, ...texts.map(weightOf));
    return vectors;
  };

  const ask: FittingRequest = async (texts, policy, signals) => {
    const [text = ""] = texts;
    if (texts.length > mostTexts) return inHalves(texts, policy, signals);
    if (texts.length === 1 && text.length > SHORTEST && weightOf(text) >= tooLong) {
      return [await inParts(text, policy, signals)];
    }
    try {
      return await once(texts, { ...policy, isFinal }, signals);
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      if (mayBeAboutEncoding(texts, thrown)) {
        encoding = ENCODINGS[ENCODINGS.indexOf(encoding) + 1];
        return ask(texts, policy, signals);
      }
      const isAboutSize = readSizeRefusal(thrown) !== undefined;
      // A short text is not too long, whatever the server says.
      const isClear = isAboutSize && (texts.length > 1 || text.length > SHORTEST);
      if (text === PROBE || !(isClear || (await takesAnything(policy, signals)))) {
        // The server is at fault, not the request; some faults pass.
        const tries = statusOf(thrown) === 500 ? policy.tries - TRIES_OF_FAULT : 0;
        if (tries > 0) return once(texts, { ...policy, tries }, signals);
        throw thrown;
      }
      if (texts.length > 1) {
        const before = mostTexts;
        const vectors = await inHalves(texts, policy, signals);
        // Each half went through whole: it was the number. A half that had to be divided has learnt for itself.
        if (mostTexts === before && tooLong === Number.POSITIVE_INFINITY)
          mostTexts = Math.ceil(texts.length / 2);
        return vectors;
      }
      if (text.length <= SHORTEST) return [undefined];
      const weight = weightOf(text);
      if (isAboutSize && weight > longestTaken) tooLong = Math.min(tooLong, weight);
      return [await inParts(text, policy, signals)];
    }
  };

  /** While nothing was taken yet: where the server says so, or where nothing else can be wrong with a short text. */
  const mayBeAboutEncoding = (texts: readonly string[], thrown: unknown) =>
    !isEncodingKnown &&
    encoding !== undefined &&
    (/encoding|base64/i.test(messageOf(thrown)) ||
      (texts.length === 1 && (texts[0] ?? "").length <= SHORTEST));

  const takesAnything = (policy: CallPolicy, signals: CallSignals) =>
    once([PROBE], { ...policy, tries: 1 }, signals).then(
      () => true,
      () => false,
    );

  const inHalves: FittingRequest = async (texts, policy, signals) => {
    const middle = Math.ceil(texts.length / 2);
    const first = await ask(texts.slice(0, middle), policy, signals);
    return [...first, ...(await ask(texts.slice(middle), policy, signals))];
  };

  const inParts = async (text: string, policy: CallPolicy, signals: CallSignals) => {
    const parts = splitText(text);
    return meanOf(parts, await ask(parts, policy, signals));
  };

  return async (texts, policy, signals) => {
    try {
      return await ask(texts, policy, signals);
    } catch (thrown) {
      signals.giveUp.throwIfAborted();
      throw toModelError(thrown, { ...endpoint, purpose: "embedding model" });
    }
  };
}

/** What the server says of this request, and not of itself, the account, or the address. */
function isRefusal(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return (
    status === 400 ||
    status === 413 ||
    status === 422 ||
    status === 500 ||
    readSizeRefusal(thrown) !== undefined
  );
}

/** Faults of one request come again; those of a server may pass. Twice is enough to ask which it is. */
function isFinal(thrown: unknown, tried: number): boolean {
  return readSizeRefusal(thrown) !== undefined || (statusOf(thrown) === 500 && tried >= TRIES_OF_FAULT);
}

/** By length, at unit length; undefined when no part has one. */
function meanOf(
  parts: readonly string[],
  vectors: readonly (Float32Array | undefined)[],
): Float32Array | undefined {
  const known = vectors.find((vector) => vector !== undefined);
  if (known === undefined) return undefined;
  const sum = new Float32Array(known.length);
  for (const [i, vector] of vectors.entries()) {
    const weight = parts[i]?.length ?? 0;
    vector?.forEach((x, k) => {
      sum[k] = (sum[k] ?? 0) + x * weight;
    });
  }
  const length = Math.hypot(...sum);
  return length === 0 ? undefined : sum.map((x) => x / length);
}
