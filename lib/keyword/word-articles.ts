import { GrowingArray } from "./growing-array.ts";

/**
 * For each word the articles that have it, ascending, and in how many of their passages it stands. Such pairs are read
 * seldom (a word nobody has spelled so, an article that is gone), so they are packed: the step from the article before,
 * doubled, plus one if a count of 2 or more follows, less 2; as numbers of seven bits a byte, the low ones first, with
 * the eighth bit set on all but the last.
 */
export type WordArticles = {
  packed: Uint8Array;
  /** Pairs of word w: bytes `start[w]` up to `start[w + 1]`. */
  start: Uint32Array;
};

/** Packs the pairs of one word after the other. */
export class WordArticlesPacker {
  readonly #packed = new GrowingArray((length) => new Uint8Array(length));
  readonly #start = new GrowingArray((length) => new Uint32Array(length));
  #before = 0;

  /** What is added from here on belongs to the next word. */
  nextWord(): void {
    this.#start.push(this.#packed.length);
    this.#before = 0;
  }

  /** `article` above that of the pair before, `passages` > 0. */
  add(article: number, passages: number): void {
    this.#push((article - this.#before) * 2 + (passages > 1 ? 1 : 0));
    if (passages > 1) this.#push(passages - 2);
    this.#before = article;
  }

  finish(): WordArticles {
    this.#start.push(this.#packed.length);
    return { packed: this.#packed.view().slice(), start: this.#start.view().slice() };
  }

  #push(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#packed.push((rest & 127) | 128);
    this.#packed.push(rest);
  }
}

/** Calls `visit` for each pair of the word, in order of the articles. */
export function forEachArticle(
  { packed, start }: WordArticles,
  word: number,
  visit: (article: number, passages: number) => void,
): void {
  let at = start[word] as number;
  const end = start[word + 1] as number;
  const read = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = packed[at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  let article = 0;
  while (at < end) {
    const value = read();
    article += value >>> 1;
    visit(article, (value & 1) === 0 ? 1 : read() + 2);
  }
}
