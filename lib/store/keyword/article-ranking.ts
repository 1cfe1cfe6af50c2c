import type { KeywordIndex } from "./keyword-index.ts";

/** The entries `from` up to `to` of a term in the index, and what its bounds are multiplied with. */
export type BoundedTerm = { from: number; to: number; weight: number; boundScale: number };

/** Articles in a block; a power of two. */
const BLOCK_BITS = 6;

/**
 * Articles by the upper bound of what their passages can score, highest first. Only as many are put in order as are
 * asked for: a heap orders blocks of neighbouring articles by the highest bound in each.
 *
 * Reused from query to query; indices are in range by construction.
 */
export class ArticleRanking {
  readonly #index: KeywordIndex;
  /** By article; 0 for those that were not reached, and for those already returned. */
  readonly #bounds: Float32Array;
  /** By block: 1 when one of its articles was reached. */
  readonly #reached: Uint8Array;
  /** By block: the highest bound in it. */
  readonly #highest: Float32Array;
  /** Blocks; the first `#heapSize` form a heap by `#highest`. */
  readonly #heap: Uint32Array;
  #heapSize = 0;

  constructor(index: KeywordIndex) {
    const articles = index.articleLength.length;
    const blocks = Math.ceil(articles / (1 << BLOCK_BITS));
    this.#index = index;
    this.#bounds = new Float32Array(blocks << BLOCK_BITS);
    this.#reached = new Uint8Array(blocks);
    this.#highest = new Float32Array(blocks);
    this.#heap = new Uint32Array(blocks);
  }

  /** Starts over. `mask`: 1 for each article that may be returned. */
  start(terms: readonly BoundedTerm[], mask: Uint8Array | undefined): void {
    this.#clear();
    for (const term of terms) this.#add(term);
    this.#heapSize = 0;
    for (let block = 0; block < this.#reached.length; block++) {
      if (this.#reached[block] === 0) continue;
      if (mask !== undefined) this.#hide(block, mask);
      this.#measure(block);
      if (this.#highest[block] !== 0) this.#heap[this.#heapSize++] = block;
    }
    for (let i = (this.#heapSize >> 1) - 1; i >= 0; i--) this.#sink(i);
  }

  /** What no passage of the articles still to come scores above, but for rounding; 0 when there are none. */
  get bound(): number {
    return this.#heapSize === 0 ? 0 : (this.#highest[this.#heap[0] as number] as number);
  }

  /** The article with that bound. Only to be called while `bound` is above 0. */
  next(): number {
    const block = this.#heap[0] as number;
    const bound = this.#highest[block] as number;
    let article = block << BLOCK_BITS;
    while (this.#bounds[article] !== bound) article++;
    this.#bounds[article] = 0;
    this.#measure(block);
    if (this.#highest[block] === 0) this.#heap[0] = this.#heap[--this.#heapSize] as number;
    this.#sink(0);
    return article;
  }

  #clear(): void {
    for (let block = 0; block < this.#reached.length; block++) {
      if (this.#reached[block] === 0) continue;
      this.#reached[block] = 0;
      this.#bounds.fill(0, block << BLOCK_BITS, (block + 1) << BLOCK_BITS);
    }
  }

  #add({ from, to, weight, boundScale }: BoundedTerm): void {
    const { entryArticle, entryBound } = this.#index;
    const bounds = this.#bounds;
    const reached = this.#reached;
    const step = (weight * boundScale) / 255;
    for (let entry = from; entry < to; entry++) {
      const article = entryArticle[entry] as number;
      bounds[article] = (bounds[article] as number) + step * (entryBound[entry] as number);
      reached[article >> BLOCK_BITS] = 1;
    }
  }

  #hide(block: number, mask: Uint8Array): void {
    for (let article = block << BLOCK_BITS; article < (block + 1) << BLOCK_BITS; article++) {
      if (mask[article] !== 1) this.#bounds[article] = 0;
    }
  }

  #measure(block: number): void {
    const bounds = this.#bounds;
    const end = (block + 1) << BLOCK_BITS;
    let highest = 0;
    for (let article = block << BLOCK_BITS; article < end; article++) {
      const bound = bounds[article] as number;
      if (bound > highest) highest = bound;
    }
    this.#highest[block] = highest;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const highest = this.#highest;
    const size = this.#heapSize;
    const block = heap[from] as number;
    const bound = highest[block] as number;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      const left = highest[heap[child] as number] as number;
      const right = child + 1 < size ? (highest[heap[child + 1] as number] as number) : -1;
      if (right > left) child++;
      if (Math.max(left, right) <= bound) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = block;
  }
}
