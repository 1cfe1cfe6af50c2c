import type { SimilarTerm } from "#lib/domain/retrieval.ts";
import type { LsiModel } from "./lsi-state.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Fewer texts tell too little about which words go together. */
const FEWEST_TEXTS = 100;
/** A term in fewer texts has no stable company; one in more than this share of them keeps company with everything. */
const RAREST = 3;
const COMMONEST = { share: 0.15, atLeast: 5 };

const NEAREST = 10;
const LEAST_COSINE = 0.3;

/** Terms between two looks at the clock. */
const BLOCK = 512;
const PAUSE_MS = 4;
/** Questions repeat their words; a corpus of any size must not fill the memory. */
const MOST_REMEMBERED = 5_000;

export type SimilarTermFinder = (
  terms: readonly string[],
  signal?: AbortSignal,
) => Promise<Map<string, readonly SimilarTerm[]>>;

/**
 * Whether a model can tell which terms are used alike. One that saw a sample of its corpus is left out: the vocabulary of
 * so large a corpus takes too long to look through, and what similar terms bring has faded by then.
 */
export function hasSimilarTerms({ textCount, corpusTexts, terms }: LsiModel): boolean {
  return textCount === corpusTexts && textCount >= FEWEST_TEXTS && terms.length > 0;
}

/**
 * The terms that a corpus uses alike: cosine of at least .3 between rows of V·Σ, the term vectors of latent semantic
 * indexing (Deerwester et al. 1990), ten at most. Some milliseconds for a term that was not asked for before.
 */
export function similarTermFinder(model: LsiModel, vocabulary: Vocabulary): SimilarTermFinder {
  const { terms, dimensions, termVectors, singularValues } = model;
  const squares = Float64Array.from(singularValues, (sigma) => sigma * sigma);
  let prepared: { columns: number[]; lengths: Float64Array; eligible: ReadonlySet<number> } | undefined;
  const remembered = new Map<string, readonly SimilarTerm[]>();

  function product(a: number, b: number): number {
    let sum = 0;
    for (let d = 0, i = a * dimensions, j = b * dimensions; d < dimensions; d++, i++, j++) {
      sum += (squares[d] as number) * (termVectors[i] as number) * (termVectors[j] as number);
    }
    return sum;
  }

  /** With the first question, not with the opening of an index. */
  function prepare() {
    const columns = eligibleColumns(model);
    const lengths = Float64Array.from(columns, (column) => Math.sqrt(product(column, column)));
    return { columns, lengths, eligible: new Set(columns) };
  }

  async function find(term: string, pace: Pacer): Promise<readonly SimilarTerm[]> {
    prepared ??= prepare();
    const { columns, lengths, eligible } = prepared;
    const column = vocabulary.columnOf.get(term);
    if (column === undefined || !eligible.has(column)) return [];
    const scaled = new Float64Array(dimensions);
    const length = Math.sqrt(product(column, column));
    for (let d = 0; d < dimensions; d++) {
      scaled[d] = ((squares[d] as number) * (termVectors[column * dimensions + d] as number)) / length;
    }
    const near: SimilarTerm[] = [];
    for (const [i, other] of columns.entries()) {
      if (i % BLOCK === 0) await pace();
      let sum = 0;
      for (let d = 0, at = other * dimensions; d < dimensions; d++, at++) {
        sum += (scaled[d] as number) * (termVectors[at] as number);
      }
      const weight = sum / (lengths[i] as number);
      if (weight >= LEAST_COSINE && other !== column) near.push({ term: terms[other] as string, weight });
    }
    return near.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, NEAREST);
  }

  return async (asked, signal) => {
    signal?.throwIfAborted();
    const pace = createPacer(signal, PAUSE_MS);
    const found = new Map<string, readonly SimilarTerm[]>();
    for (const term of new Set(asked)) {
      const near = remembered.get(term) ?? (await find(term, pace));
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(term, near);
      if (near.length > 0) found.set(term, near);
    }
    return found;
  };
}

/** Columns of the terms that are neither too rare nor too common. */
function eligibleColumns({ terms, idf, textCount }: LsiModel): number[] {
  const most = Math.max(COMMONEST.share * textCount, COMMONEST.atLeast);
  return [...terms.keys()].filter((column) => {
    const texts = Math.round((textCount + 1) / Math.exp(idf[column] as number));
    return texts >= RAREST && texts <= most;
  });
}
