import type { LivingSegment } from "../living-segment.ts";
import type { TermBounds } from "./term-bounds.ts";
import type { WeighedTerm } from "./weighed-term.ts";

/** Articles in a block; a power of two. */
const BLOCK_BITS = 5;

/** A block none of whose articles was reached, one with its highest bound known, one where that may have sunk. */
const [NOT, REACHED, LOWERED] = [0, 1, 2];

/**
 * Articles by the upper bound of what their passages can score, highest first: the sum of the bounds of the terms added
 * so far. Only as many are put in order as are asked for: a heap orders blocks of neighbouring articles by the highest
 * bound in each.
 *
 * Reused from query to query; indices are in range by construction.
 */
export class ArticleRanking {
  readonly #segments: readonly LivingSegment[];
  readonly #termBounds: TermBounds;
  /** By article; 0 for those that were not reached, and for those already returned. */
  readonly #bounds: Float32Array;
  /** By block: `NOT`, `REACHED` or `LOWERED`. */
  readonly #reached: Uint8Array;
  /** By block: the highest bound in it. */
  readonly #highest: Float32Array;
  /** Blocks; the first `#heapSize` form a heap by `#highest`. */
  readonly #heap: Uint32Array;
  #heapSize = 0;
  #returned: number[] = [];
  #mask: Uint8Array | undefined;

  constructor(segments: readonly LivingSegment[], termBounds: TermBounds) {
    const articles = Math.max(0, ...segments.map((segment) => segment.firstArticle + segment.articles));
    const blocks = Math.ceil(articles / (1 << BLOCK_BITS));
    this.#segments = segments;
    this.#termBounds = termBounds;
    this.#bounds = new Float32Array(blocks << BLOCK_BITS);
    this.#reached = new Uint8Array(blocks);
    this.#highest = new Float32Array(blocks);
    this.#heap = new Uint32Array(blocks);
  }

  /** Starts over. All living articles may be returned, or those of them that `mask` has a 1 for. */
  start(mask: Uint8Array | undefined): void {
    this.#clear();
    this.#heapSize = 0;
    this.#returned = [];
    this.#mask = mask;
  }

  /** Adds a term's bounds. `order` has to be called before the ranking is looked at again. */
  add(term: WeighedTerm): void {
    this.#segments.forEach((segment, i) => {
      const [from, to] = [term.from[i] as number, term.to[i] as number];
      if (from === to) return;
      const step = this.#termBounds.stepOf(i);
      this.#addEntries(
        segment,
        from,
        to,
        term.articleWeight * step.article,
        term.passageWeight * step.passage,
      );
    });
  }

  /** Puts the articles reached in order, without those already returned, and those of a bound under `least`. */
  order(least: number): void {
    for (const { dead, firstArticle } of this.#segments) {
      for (const article of dead) this.#remove(firstArticle + article);
    }
    for (const article of this.#returned) this.#remove(article);
    this.#heapSize = 0;
    for (let block = 0; block < this.#reached.length; block++) {
      const state = this.#reached[block];
      if (state === NOT) continue;
      if (this.#mask !== undefined) this.#hide(block, this.#mask);
      if (state === LOWERED || this.#mask !== undefined) this.#measure(block);
      this.#reached[block] = REACHED;
      const highest = this.#highest[block] as number;
      if (highest !== 0 && highest >= least) this.#heap[this.#heapSize++] = block;
    }
    for (let i = (this.#heapSize >> 1) - 1; i >= 0; i--) this.#sink(i);
  }

  /** How many of the articles in order have a bound of `least` or more; counting stops at `most`. */
  countFrom(least: number, most: number): number {
    const bounds = this.#bounds;
    let count = 0;
    for (let i = 0; i < this.#heapSize && count < most; i++) {
      const block = this.#heap[i] as number;
      if ((this.#highest[block] as number) < least) continue;
      const end = (block + 1) << BLOCK_BITS;
      for (let article = block << BLOCK_BITS; article < end; article++) {
        if ((bounds[article] as number) >= least) count++;
      }
    }
    return count;
  }

  /** What the terms added give no passage of the articles still to come more than, but for rounding; 0 at the end. */
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
    this.#returned.push(article);
    this.#measure(block);
    if (this.#highest[block] === 0) this.#heap[0] = this.#heap[--this.#heapSize] as number;
    this.#sink(0);
    return article;
  }

  #clear(): void {
    for (let block = 0; block < this.#reached.length; block++) {
      if (this.#reached[block] === NOT) continue;
      this.#reached[block] = NOT;
      this.#highest[block] = 0;
      this.#bounds.fill(0, block << BLOCK_BITS, (block + 1) << BLOCK_BITS);
    }
  }

  #addEntries(
    { index: { entryArticle, entryBound }, firstArticle }: LivingSegment,
    from: number,
    to: number,
    articleStep: number,
    passageStep: number,
  ): void {
    const bounds = this.#bounds;
    const reached = this.#reached;
    const highest = this.#highest;
    for (let entry = from; entry < to; entry++) {
      const article = firstArticle + (entryArticle[entry] as number);
      const bound = entryBound[entry] as number;
      const sum = (bounds[article] as number) + articleStep * (bound >> 8) + passageStep * (bound & 255);
      bounds[article] = sum;
      const block = article >> BLOCK_BITS;
      if (reached[block] === NOT) reached[block] = REACHED;
      if (sum > (highest[block] as number)) highest[block] = bounds[article] as number;
    }
  }

  #remove(article: number): void {
    if (this.#bounds[article] === 0) return;
    this.#bounds[article] = 0;
    this.#reached[article >> BLOCK_BITS] = LOWERED;
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
