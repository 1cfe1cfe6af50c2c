/** A sequence that stands in more lines than this tells nothing about any of them. */
const MOST_PLACES = 20;

/** Where the three-word sequences of some lines stand. Sequences with a word that none of those lines has are left out. */
export class TripleIndex {
  readonly #numbers = new Map<string, number>();
  readonly #triples: number[][];
  /** Triple → the lines that have it, ascending. */
  readonly #places = new Map<number, number[]>();

  constructor(wordsOf: readonly (readonly string[])[], wanted: readonly number[]) {
    for (const line of wanted) {
      for (const word of wordsOf[line] ?? []) {
        if (!this.#numbers.has(word)) this.#numbers.set(word, this.#numbers.size);
      }
    }
    this.#triples = wordsOf.map((words) => this.#triplesOf(words));
    this.#triples.forEach((triples, line) => {
      for (const triple of triples) {
        const places = this.#places.get(triple);
        if (places === undefined) this.#places.set(triple, [line]);
        else if (places.length < MOST_PLACES && places.at(-1) !== line) places.push(line);
      }
    });
  }

  /** The other line that has most of the line's triples, and which share of them. */
  findRepetition(own: number, gone: ReadonlySet<number>): { line: number; share: number } | undefined {
    const triples = new Set(this.#triples[own]);
    const counts = new Map<number, number>();
    for (const triple of triples) {
      for (const line of this.#places.get(triple) ?? []) {
        if (line !== own && !gone.has(line)) counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    }
    let best: { line: number; share: number } | undefined;
    for (const [line, count] of counts) {
      const share = count / triples.size;
      if (best === undefined || share > best.share) best = { line, share };
    }
    return best;
  }

  /** Each as one number; exact for up to 200,000 different words. */
  #triplesOf(words: readonly string[]): number[] {
    const size = this.#numbers.size;
    const triples: number[] = [];
    let first = -1;
    let second = -1;
    for (const word of words) {
      const third = this.#numbers.get(word) ?? -1;
      if (first >= 0 && second >= 0 && third >= 0) triples.push((first * size + second) * size + third);
      first = second;
      second = third;
    }
    return triples;
  }
}
