/**
 * Vectors that were paid for, by the SHA-256 of the embedded text; survives an interrupted ingestion.
 * `embedderId` keeps the vectors of different models apart.
 */
export type VectorCache = {
  /** One entry a hash, in order; undefined where nothing is stored. */
  get(embedderId: string, hashes: readonly string[]): Promise<(Float32Array | undefined)[]>;
  /** Durable when the promise resolves. */
  set(embedderId: string, entries: readonly { hash: string; vector: Float32Array }[]): Promise<void>;
};
