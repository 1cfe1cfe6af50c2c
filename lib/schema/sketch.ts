/** What is kept of a text to find others that are like it. */
export type Sketch = {
  /** SHA-256 (hex) of its words' hashes: the same for texts that differ in case, accents, punctuation and white space alone. */
  textHash: string;
  /** A sample of the hashes of its runs of words, ascending, each once. */
  values: Uint32Array;
};
