import type { Rows, StoryWords } from "./story-words.ts";

/** Stories of about three articles are what eight neighbours suit. */
const NEIGHBOURS = 8;

/** How near the articles of a set are to one another, by their vectors and by their words. */
export class StoryLikeness {
  readonly #words: StoryWords;
  readonly #vectors: readonly Float32Array[];
  /** By article, once asked for: mean cosine and mean word overlap with its nearest articles. */
  readonly #neighbourhoods = new Map<number, readonly [cosine: number, words: number]>();

  /** `vectors`: one of unit length, or zero, an article. */
  constructor(words: StoryWords, vectors: readonly Float32Array[]) {
    this.#words = words;
    this.#vectors = vectors;
  }

  /** Looks for every article's nearest, so that no question has to wait for it. */
  async prepare(pause: () => Promise<void>): Promise<void> {
    for (let a = 0; a < this.#words.count; a++) {
      this.#neighbourhood(a);
      await pause();
    }
  }

  /**
   * s(a, d) = [2·cos(a, d) − r(a) − r(d)] + [2·B(a, d) − r′(a) − r′(d)] for each d: cross-domain similarity local
   * scaling (Conneau, Lample, Ranzato, Denoyer, Jégou 2018) of two measures. Symmetric. B is the mean over both
   * directions of BM25 from one article's title and first sentences to the other article, divided by what they score
   * against their own. r and r′ are the means of the eight highest cosines and values of B that an article has.
   */
  scores(a: number, others: readonly number[]): number[] {
    const cosines = this.#cosines(a);
    const overlaps = this.#overlaps(a);
    const [cosineA, overlapA] = this.#neighbourhood(a, cosines, overlaps);
    return others.map((d) => {
      const [cosineD, overlapD] = this.#neighbourhood(d);
      const byVector = 2 * (cosines[d] ?? 0) - cosineA - cosineD;
      return byVector + 2 * (overlaps[d] ?? 0) - overlapA - overlapD;
    });
  }

  #neighbourhood(
    a: number,
    cosines?: Float32Array,
    overlaps?: Float32Array,
  ): readonly [cosine: number, words: number] {
    const known = this.#neighbourhoods.get(a);
    if (known !== undefined) return known;
    const found = [
      meanOfHighest(cosines ?? this.#cosines(a), a),
      meanOfHighest(overlaps ?? this.#overlaps(a), a),
    ] as const;
    this.#neighbourhoods.set(a, found);
    return found;
  }

  #cosines(a: number): Float32Array {
    const own = this.#vectors[a] ?? new Float32Array(0);
    return Float32Array.from(this.#vectors, (vector) => dot(own, vector));
  }

  /** B(a, ·): only articles that share a word with `a` are touched. */
  #overlaps(a: number): Float32Array {
    const { count, texts, heads, textsByTerm, headsByTerm, selfScore } = this.#words;
    const fromOwnHead = spread(heads, a, textsByTerm, count);
    const fromOtherHeads = spread(texts, a, headsByTerm, count);
    const own = selfScore[a] as number;
    for (let d = 0; d < count; d++) {
      const other = selfScore[d] as number;
      const there = own === 0 ? 0 : (fromOwnHead[d] as number) / own;
      const back = other === 0 ? 0 : (fromOtherHeads[d] as number) / other;
      fromOwnHead[d] = (there + back) / 2;
    }
    return fromOwnHead;
  }
}

/** Row `a` of `rows` times `byTerm`. */
function spread(rows: Rows, a: number, byTerm: Rows, count: number): Float32Array {
  const sums = new Float32Array(count);
  for (let i = rows.start[a] as number; i < (rows.start[a + 1] as number); i++) {
    const term = rows.column[i] as number;
    const weight = rows.value[i] as number;
    const end = byTerm.start[term + 1] as number;
    for (let j = byTerm.start[term] as number; j < end; j++) {
      const d = byTerm.column[j] as number;
      sums[d] = (sums[d] as number) + weight * (byTerm.value[j] as number);
    }
  }
  return sums;
}

/** Of all values but that at `without`; of fewer than eight, the mean of those. */
function meanOfHighest(values: Float32Array, without: number): number {
  const highest = new Float32Array(NEIGHBOURS).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (i === without || value <= (highest[NEIGHBOURS - 1] as number)) continue;
    let at = NEIGHBOURS - 1;
    for (; at > 0 && (highest[at - 1] as number) < value; at--) highest[at] = highest[at - 1] as number;
    highest[at] = value;
  }
  const count = Math.min(NEIGHBOURS, values.length - 1);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += highest[i] as number;
  return count === 0 ? 0 : sum / count;
}

/** Of two vectors of unit length, their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
