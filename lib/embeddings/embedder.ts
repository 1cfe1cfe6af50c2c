import type { SimilarTerm } from "#lib/schema/retrieval.ts";

/** Turns texts into vectors of unit length. */
export type Embedder = {
  /** Names the method and, for a fitted one, what it was fitted on: vectors of two ids must not be mixed. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector a text, in order; a text without any known word gives the zero vector. */
  embed(texts: readonly string[], role: "passage" | "query", signal?: AbortSignal): Promise<Float32Array[]>;
  /**
   * For each term (as `tokenize` gives them) that has any: the terms that the corpus uses most alike, nearest first.
   * Absent where the method knows nothing of single terms.
   */
  similarTerms?(terms: readonly string[], signal?: AbortSignal): Promise<Map<string, readonly SimilarTerm[]>>;
};

/** One text to fit on: an article, or a passage when there are few articles. */
export type FittingText = { title: string; text: string };

/** A way to make an embedder at ingestion and to get the same one back for questions. */
export type EmbedderFactory = {
  /** Stable name of the method and its settings, for example `lsi-3` or `openai:text-embedding-3-small:512`. */
  readonly method: string;
  /** True when the vectors depend on the corpus, so that every one is computed anew when it has drifted. */
  readonly fitted: boolean;
  /** `state` is what `restore` needs; empty for embedders that are not fitted. */
  fit(
    texts: readonly FittingText[],
    signal?: AbortSignal,
  ): Promise<{ embedder: Embedder; state: Uint8Array }>;
  restore(state: Uint8Array): Promise<Embedder>;
  /**
   * Whether a fitted state no longer suits a corpus of `texts` texts of which `added` (or a sample of them) are new.
   * Absent: the state depends on nothing that can drift.
   */
  hasDrifted?(state: Uint8Array, corpus: { texts: number; added: readonly string[] }): boolean;
};
