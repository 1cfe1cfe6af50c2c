import type { EmbedderFactory, FittingText } from "#lib/embeddings/embedder.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import { createLsiEmbedder } from "./lsi-embedder.ts";
import { decodeLsiState, encodeLsiState, type LsiModel } from "./lsi-state.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import { randomisedSvd } from "./randomised-svd.ts";
import { countTerms, termMatrix, vocabularyOf } from "./vocabulary.ts";

export type LsiOptions = {
  /** Upper bound of the vectors' length; half the number of fitting texts if that is less. Default 256. */
  dimensions?: number;
  /** Fit on at most this many texts, taken at even distances. Default 10,000, beyond which a fit brings little. */
  mostTexts?: number;
};

const METHOD = "lsi-3";

/** A corpus that has grown to so many times its size, or shrunk to the inverse, is fitted again (docs/decisions/017). */
const MOST_GROWTH = 1.5;
/** So is one whose new texts speak of something else: this share of their words was never seen. */
const MOST_UNKNOWN = 0.15;

/**
 * The built-in embedder: latent semantic indexing (Deerwester, Dumais, Furnas, Landauer, Harshman 1990), fitted on the
 * corpus itself, so that it needs no pretrained weights and no network.
 */
export function createLsiFactory({ dimensions = 256, mostTexts = 10_000 }: LsiOptions = {}): EmbedderFactory {
  return {
    method: METHOD,
    fitted: true,
    async fit(texts, signal) {
      signal?.throwIfAborted();
      const sample = evenSample(texts, mostTexts);
      const model = await fitModel(sample, texts.length, dimensions, createPacer(signal));
      const state = encodeLsiState(model);
      return { embedder: createLsiEmbedder(METHOD, state), state };
    },
    hasDrifted(state, { texts, added }) {
      const { corpusTexts, terms } = decodeLsiState(state);
      const growth = texts / Math.max(1, corpusTexts);
      if (growth > MOST_GROWTH || growth < 1 / MOST_GROWTH) return true;
      return unknownShare(new Set(terms), added) > MOST_UNKNOWN;
    },
    async restore(state) {
      return createLsiEmbedder(METHOD, state);
    },
  };
}

/** Of the occurrences of terms in the texts, those that the vocabulary lacks. */
function unknownShare(vocabulary: ReadonlySet<string>, texts: readonly string[]): number {
  let all = 0;
  let unknown = 0;
  for (const text of texts) {
    for (const term of indexTerms(text)) {
      all++;
      if (!vocabulary.has(term)) unknown++;
    }
  }
  return all === 0 ? 0 : unknown / all;
}

async function fitModel(
  texts: readonly FittingText[],
  corpusTexts: number,
  mostDimensions: number,
  pace: Pacer,
): Promise<LsiModel> {
  const counted: Map<string, number>[] = [];
  for (const { title, text } of texts) {
    await pace();
    counted.push(countTerms(`${title}\n${text}`));
  }
  const vocabulary = vocabularyOf(counted);
  // Texts without a single word leave nothing to decompose: every vector is then the zero vector.
  if (vocabulary.terms.length === 0) {
    const none = new Float32Array(0);
    const singularValues = new Float32Array(1);
    return {
      terms: [],
      idf: none,
      dimensions: 1,
      textCount: texts.length,
      corpusTexts,
      singularValues,
      termVectors: none,
    };
  }
  const rank = Math.max(1, Math.min(mostDimensions, Math.floor(texts.length / 2)));
  const { right, singularValues } = await randomisedSvd(
    await termMatrix(counted, vocabulary, pace),
    rank,
    pace,
  );
  return {
    terms: vocabulary.terms,
    idf: vocabulary.idf,
    dimensions: right.columnCount,
    textCount: texts.length,
    corpusTexts,
    singularValues: Float32Array.from(singularValues.subarray(0, right.columnCount)),
    termVectors: Float32Array.from(right.values.subarray(0, right.rowCount * right.columnCount)),
  };
}

function evenSample<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] as T);
}
