import type { Embedder } from "#lib/embeddings/embedder.ts";
import { decodeLsiState, fingerprint } from "./lsi-state.ts";
import { createPacer } from "./pacer.ts";
import { hasSimilarTerms, similarTermFinder } from "./similar-terms.ts";
import { countTerms, createVocabulary, type Vocabulary, weigh } from "./vocabulary.ts";

/** The embedder that a state describes. Throws `index-corrupt`. */
export function createLsiEmbedder(method: string, state: Uint8Array): Embedder {
  const model = decodeLsiState(state);
  const { terms, idf, dimensions, termVectors } = model;
  const vocabulary = createVocabulary(terms, idf);
  const similar = hasSimilarTerms(model) ? similarTermFinder(model, vocabulary) : undefined;
  return {
    ...(similar && { similarTerms: similar }),
    id: `${method}:${fingerprint(state)}`,
    dimensions,
    async embed(texts, _role, signal) {
      signal?.throwIfAborted();
      const pace = createPacer(signal);
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        await pace();
        vectors.push(foldIn(text, vocabulary, termVectors, dimensions));
      }
      return vectors;
    },
  };
}

/** The sum of a text's weighted term vectors, at unit length (Deerwester et al. 1990). */
function foldIn(
  text: string,
  vocabulary: Vocabulary,
  termVectors: Float32Array,
  dimensions: number,
): Float32Array {
  const sum = new Float64Array(dimensions);
  const { columns, weights } = weigh(countTerms(text), vocabulary);
  for (let i = 0; i < columns.length; i++) {
    const weight = weights[i] as number;
    const row = (columns[i] as number) * dimensions;
    for (let d = 0; d < dimensions; d++) {
      sum[d] = (sum[d] as number) + weight * (termVectors[row + d] as number);
    }
  }
  let squares = 0;
  for (const x of sum) squares += x * x;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return Float32Array.from(sum, (x) => x * scale);
}
