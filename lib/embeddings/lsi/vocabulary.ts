import { indexTerms, isStopWord, termOf } from "#lib/text/tokens.ts";
import { WordReader } from "#lib/text/word-reader.ts";
import type { SparseMatrix } from "./matrix.ts";
import type { Pacer } from "./pacer.ts";

/** The terms that have a meaning of their own; the place in `terms` is the term's column. */
export type Vocabulary = {
  terms: readonly string[];
  /** Inverse document frequency of each term, natural log. */
  idf: Float32Array;
  columnOf: ReadonlyMap<string, number>;
};

/** A corpus has more terms with its size; the rarest of them tell nothing about each other. */
const MOST_TERMS = 40_000;

/** Of words that have no column. */
const NONE = -1;

/** One weight for each column, in order of first use. */
export type WeightedTerms = { columns: number[]; weights: number[] };

export function createVocabulary(terms: readonly string[], idf: Float32Array): Vocabulary {
  return { terms, idf, columnOf: new Map(terms.map((term, column) => [term, column])) };
}

export function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of indexTerms(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Terms that stand in at least two of the texts, or in one where no two texts share any. */
export function vocabularyOf(counted: readonly ReadonlyMap<string, number>[]): Vocabulary {
  const frequency = new Map<string, number>();
  for (const counts of counted) {
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const all = [...frequency];
  const shared = all.filter(([, texts]) => texts >= 2);
  const chosen = (shared.length > 0 ? shared : all)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_TERMS);
  const idf = Float32Array.from(chosen, ([, texts]) => Math.log((counted.length + 1) / texts));
  return createVocabulary(
    chosen.map(([term]) => term),
    idf,
  );
}

/** (1 + log tf) · idf for each known term of a text. */
export function weigh(counts: ReadonlyMap<string, number>, vocabulary: Vocabulary): WeightedTerms {
  const columns: number[] = [];
  const weights: number[] = [];
  for (const [term, count] of counts) {
    const column = vocabulary.columnOf.get(term);
    if (column === undefined) continue;
    columns.push(column);
    weights.push((1 + Math.log(count)) * (vocabulary.idf[column] as number));
  }
  return { columns, weights };
}

/** What `weigh` makes of a text's counts, for one text after the other: counted by column, which takes half as long. */
export function createTermCounter(vocabulary: Vocabulary): (text: string) => WeightedTerms {
  const counts = new Uint32Array(vocabulary.terms.length);
  const reader = new WordReader((word) =>
    isStopWord(word) ? NONE : (vocabulary.columnOf.get(termOf(word)) ?? NONE),
  );
  return (text) => {
    const columns: number[] = [];
    const { count: words, numbers, entries } = reader.read(text);
    for (let i = 0; i < words; i++) {
      const column = entries[numbers[i] as number] as number;
      if (column === NONE) continue;
      const before = counts[column] as number;
      if (before === 0) columns.push(column);
      counts[column] = before + 1;
    }
    const weights = columns.map((column) => {
      const count = counts[column] as number;
      counts[column] = 0;
      return (1 + Math.log(count)) * (vocabulary.idf[column] as number);
    });
    return { columns, weights };
  };
}

/** One row for each text. */
export async function termMatrix(
  counted: readonly ReadonlyMap<string, number>[],
  vocabulary: Vocabulary,
  pace: Pacer,
): Promise<SparseMatrix> {
  const offsets = new Uint32Array(counted.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, counts] of counted.entries()) {
    await pace();
    const weighted = weigh(counts, vocabulary);
    for (const column of weighted.columns) columns.push(column);
    for (const weight of weighted.weights) values.push(weight);
    offsets[row + 1] = columns.length;
  }
  return {
    rowCount: counted.length,
    columnCount: vocabulary.terms.length,
    offsets,
    columns: Uint32Array.from(columns),
    values: Float64Array.from(values),
  };
}
