import { normalise, type VectorTable } from "#lib/vector/vector-table.ts";
import { anArticle, EMBEDDER, MADE, type Stored } from "#tests/contracts/passage-store/fixtures.ts";

/** Numbers from 0 up to 1 that are the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Unit vectors in clusters, as texts about a few subjects have them. */
export function cloudOfVectors(count: number, dimensions: number, seed = 1): Float32Array[] {
  const random = randomNumbers(seed);
  const spread = () => random() + random() + random() - 1.5;
  const centres = Array.from({ length: Math.ceil(count / 40) }, () =>
    Float32Array.from({ length: dimensions }, spread),
  );
  return Array.from({ length: count }, () => {
    const centre = centres[Math.floor(random() * centres.length)] ?? new Float32Array(dimensions);
    const vector = centre.map((x) => x + spread());
    normalise(vector);
    return vector;
  });
}

export function tableOf(vectors: readonly Float32Array[]): VectorTable {
  const dimensions = vectors[0]?.length ?? 1;
  const values = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, i) => {
    values.set(vector, i * dimensions);
  });
  const directed = Uint8Array.from(vectors, (vector) => (vector.some((x) => x !== 0) ? 1 : 0));
  const numbers = Uint32Array.from(vectors.keys());
  return { count: vectors.length, dimensions, values, directed, numbers };
}

/** Articles of ten passages each, one for each vector; the outlet changes with every article. */
export function articlesFor(vectors: readonly Float32Array[], outlets = 20) {
  const articles: Stored[] = [];
  for (let first = 0; first < vectors.length; first += 10) {
    const number = first / 10;
    const text = vectors.slice(first, first + 10).map((_, i) => `Passage ${first + i} says so.`);
    const outletId = `outlet-${number % outlets}`;
    articles.push(anArticle(`n${String(number).padStart(5, "0")}`, text.join("\n\n"), { outletId }));
  }
  const passages = articles.flatMap((article) => article.passages);
  const entries = passages.map(({ id }, i) => ({ passageId: id, vector: vectors[i] ?? new Float32Array(0) }));
  const made = { ...MADE, embedder: { ...EMBEDDER, dimensions: vectors[0]?.length ?? 1 } };
  return { articles, entries, made };
}
