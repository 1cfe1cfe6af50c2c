import { ARTICLE_BM25, inverseDocumentFrequency, lengthNorm, saturation } from "#lib/keyword/bm25.ts";
import { WordTable } from "#lib/keyword/build/word-table.ts";
import { GrowingArray } from "#lib/keyword/growing-array.ts";
import type { Article } from "#lib/schema/article.ts";
import { storyHead } from "./story-head.ts";

/** How often terms stand in a collection, which may be larger than the articles at hand. */
export type Collection = {
  texts: number;
  averageLength: number;
  frequency(term: string): number;
};

/** A sparse matrix by rows: row `i` is the entries `start[i]` up to `start[i + 1]`. */
export type Rows = { start: Uint32Array; column: Uint32Array; value: Float32Array };

/** What story matching knows of the words of `count` articles. */
export type StoryWords = {
  count: number;
  /** Article × term: the term's share of the article's BM25 score, for one occurrence in a query. */
  texts: Rows;
  /** Article × term: occurrences in title and first sentences. */
  heads: Rows;
  textsByTerm: Rows;
  headsByTerm: Rows;
  /** By article: BM25 of the article for its own head; 0 where it has no words. */
  selfScore: Float32Array;
};

/** Collects articles one by one. */
export class StoryWordsBuilder {
  readonly #table = new WordTable();
  readonly #texts = new CountedRows();
  readonly #heads = new CountedRows();
  readonly #lengths: number[] = [];

  add(article: Pick<Article, "title" | "text">): void {
    const titleTerms = this.#table.read(article.title).terms;
    const textTerms = this.#table.read(article.text).terms;
    const { titleWeight } = ARTICLE_BM25;
    this.#texts.add([
      [textTerms, 1],
      [titleTerms, titleWeight],
    ]);
    this.#heads.add([
      [this.#table.read(storyHead(article).text).terms, 1],
      [titleTerms, 1],
    ]);
    this.#lengths.push(textTerms.length + titleWeight * titleTerms.length);
  }

  /** The collection that the articles added so far make. */
  collection(): Collection {
    const { column } = this.#texts.rows();
    const frequency = new Uint32Array(this.#table.termCount);
    for (const term of column) frequency[term] = (frequency[term] as number) + 1;
    const numbers = new Map(this.#table.terms.map((term, number) => [term, number]));
    const total = this.#lengths.reduce((sum, length) => sum + length, 0);
    return {
      texts: this.#lengths.length,
      averageLength: total / Math.max(1, this.#lengths.length),
      frequency: (term) => frequency[numbers.get(term) ?? -1] ?? 0,
    };
  }

  finish(collection = this.collection()): StoryWords {
    const texts = this.#texts.rows();
    const heads = this.#heads.rows();
    const idf = Float32Array.from(this.#table.terms, (term) =>
      inverseDocumentFrequency(collection.texts, Math.min(collection.texts, collection.frequency(term))),
    );
    const count = this.#lengths.length;
    for (let article = 0; article < count; article++) {
      const norm = lengthNorm(ARTICLE_BM25, this.#lengths[article] ?? 0, collection.averageLength);
      for (let i = texts.start[article] as number; i < (texts.start[article + 1] as number); i++) {
        const weight = saturation(ARTICLE_BM25, texts.value[i] as number, norm);
        texts.value[i] = weight * (idf[texts.column[i] as number] as number);
      }
    }
    return {
      count,
      texts,
      heads,
      textsByTerm: transposed(texts, idf.length),
      headsByTerm: transposed(heads, idf.length),
      selfScore: selfScores(texts, heads, idf.length),
    };
  }
}

class CountedRows {
  readonly #start = [0];
  readonly #column = new GrowingArray((length) => new Uint32Array(length));
  readonly #value = new GrowingArray((length) => new Uint32Array(length));

  add(parts: readonly (readonly [terms: readonly number[], weight: number])[]): void {
    const counts = new Map<number, number>();
    for (const [terms, weight] of parts) {
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
    for (const [term, count] of counts) {
      this.#column.push(term);
      this.#value.push(count);
    }
    this.#start.push(this.#column.length);
  }

  rows(): Rows {
    return {
      start: Uint32Array.from(this.#start),
      column: this.#column.view().slice(),
      value: Float32Array.from(this.#value.view()),
    };
  }
}

function transposed(rows: Rows, columnCount: number): Rows {
  const start = new Uint32Array(columnCount + 1);
  for (const column of rows.column) start[column + 1] = (start[column + 1] as number) + 1;
  for (let i = 0; i < columnCount; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const next = start.slice();
  const column = new Uint32Array(rows.column.length);
  const value = new Float32Array(rows.column.length);
  for (let row = 0; row + 1 < rows.start.length; row++) {
    for (let i = rows.start[row] as number; i < (rows.start[row + 1] as number); i++) {
      const to = next[rows.column[i] as number] as number;
      next[rows.column[i] as number] = to + 1;
      column[to] = row;
      value[to] = rows.value[i] as number;
    }
  }
  return { start, column, value };
}

function selfScores(texts: Rows, heads: Rows, termCount: number): Float32Array {
  const weights = new Float32Array(termCount);
  return Float32Array.from({ length: texts.start.length - 1 }, (_, article) => {
    const [from, to] = [texts.start[article] as number, texts.start[article + 1] as number];
    for (let i = from; i < to; i++) weights[texts.column[i] as number] = texts.value[i] as number;
    let score = 0;
    for (let i = heads.start[article] as number; i < (heads.start[article + 1] as number); i++) {
      score += (heads.value[i] as number) * (weights[heads.column[i] as number] as number);
    }
    for (let i = from; i < to; i++) weights[texts.column[i] as number] = 0;
    return score;
  });
}
