import type { EmbedderFactory, FittingText } from "#lib/embeddings/embedder.ts";
import { createLsiEmbedder } from "./lsi-embedder.ts";
import { encodeLsiState, type LsiModel } from "./lsi-state.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import { randomisedSvd } from "./randomised-svd.ts";
import { countTerms, termMatrix, vocabularyOf } from "./vocabulary.ts";

export type LsiOptions = {
  /** Upper bound of the vectors' length; half the number of fitting texts if that is less. Default 256. */
  dimensions?: number;
  /** Fit on at most this many texts, taken at even distances. Default 10,000, beyond which a fit brings little. */
  mostTexts?: number;
};

const METHOD = "lsi-2";

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
      const model = await fitModel(sample, sample.length === texts.length, dimensions, createPacer(signal));
      const state = encodeLsiState(model);
      return { embedder: createLsiEmbedder(METHOD, state), state };
    },
    async restore(state) {
      return createLsiEmbedder(METHOD, state);
    },
  };
}

async function fitModel(
  texts: readonly FittingText[],
  complete: boolean,
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
      complete,
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
    complete,
    singularValues: Float32Array.from(singularValues.subarray(0, right.columnCount)),
    termVectors: Float32Array.from(right.values.subarray(0, right.rowCount * right.columnCount)),
  };
}

function evenSample<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] as T);
}
