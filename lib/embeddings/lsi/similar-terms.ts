import { setImmediate } from "node:timers/promises";
import type { SimilarTerm } from "#lib/schema/retrieval.ts";
import type { LsiModel } from "./lsi-state.ts";
import { scanRows } from "./matrix-scan.ts";
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
const BLOCK = 64;
/** How long the event loop waits at most; other programs of the process are served in between. */
const PAUSE_MS = 1.5;
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
 * indexing (Deerwester et al. 1990), ten at most. All that is asked while the matrix is being read waits for the
 * next reading, which finds it all at once: so one reading is under way at a time, in short steps, however many ask.
 */
export function similarTermFinder(model: LsiModel, vocabulary: Vocabulary): SimilarTermFinder {
  const remembered = new Map<string, Promise<readonly SimilarTerm[]>>();
  const waiting = new Map<string, PromiseWithResolvers<readonly SimilarTerm[]>>();
  let prepared: Candidates | undefined;
  let reading = false;

  function find(term: string): Promise<readonly SimilarTerm[]> {
    const asked = remembered.get(term);
    if (asked !== undefined) return asked;
    const found = Promise.withResolvers<readonly SimilarTerm[]>();
    // Whoever asked may have gone by then.
    found.promise.catch(() => remembered.delete(term));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(term, found.promise);
    waiting.set(term, found);
    if (!reading) void readAll();
    return found.promise;
  }

  async function readAll(): Promise<void> {
    reading = true;
    const pace = createPacer(undefined, PAUSE_MS);
    // What comes within the same turn of the loop is found together.
    await setImmediate();
    while (waiting.size > 0) {
      const asked = new Map(waiting);
      waiting.clear();
      try {
        // With the first question, not with the opening of an index.
        prepared ??= await prepare(model, pace);
        const columns = [...asked.keys()].map((term) => vocabulary.columnOf.get(term));
        const near = await nearestTerms(model, prepared, columns, pace);
        for (const [i, { resolve }] of [...asked.values()].entries()) resolve(near[i] ?? []);
      } catch (thrown) {
        for (const { reject } of asked.values()) reject(thrown);
      }
    }
    reading = false;
  }

  return async (asked, signal) => {
    signal?.throwIfAborted();
    const terms = [...new Set(asked)];
    const near = await unlessAborted(Promise.all(terms.map(find)), signal);
    return new Map(
      terms.flatMap((term, i) => {
        const found = near[i] ?? [];
        return found.length > 0 ? [[term, found] as const] : [];
      }),
    );
  };
}

/** Rejects with the signal's reason as soon as it aborts; what was asked is found all the same, and remembered. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The terms that can be similar to any: their columns, ascending, and the lengths of their vectors. */
type Candidates = { columns: Uint32Array; eligible: ReadonlySet<number>; lengths: Float64Array };

async function prepare(model: LsiModel, pace: Pacer): Promise<Candidates> {
  const columns = eligibleColumns(model);
  const lengths = new Float64Array(columns.length);
  for (const [i, column] of columns.entries()) {
    if (i % BLOCK === 0) await pace();
    lengths[i] = Math.sqrt(squareOf(model, column));
  }
  return { columns, eligible: new Set(columns), lengths };
}

/** The squared length of a term's vector in V·Σ. */
function squareOf({ dimensions, singularValues, termVectors }: LsiModel, column: number): number {
  let sum = 0;
  for (let d = 0, i = column * dimensions; d < dimensions; d++, i++) {
    sum += (singularValues[d] as number) ** 2 * (termVectors[i] as number) * (termVectors[i] as number);
  }
  return sum;
}

/** For each column, in order: nearest first, terms alike equally by name; none for a column that is not eligible. */
async function nearestTerms(
  model: LsiModel,
  { columns, eligible, lengths }: Candidates,
  asked: readonly (number | undefined)[],
  pace: Pacer,
): Promise<readonly SimilarTerm[][]> {
  const { terms, dimensions, termVectors } = model;
  const near = asked.map((): SimilarTerm[] => []);
  const known = asked.flatMap((column, place) =>
    column !== undefined && eligible.has(column) ? [{ column, place }] : [],
  );
  const queries = known.map(({ column }) => scaledVector(model, column));
  await scanRows(
    { values: termVectors, width: dimensions },
    columns,
    queries,
    (i, query, product) => {
      const weight = product / (lengths[i] as number);
      if (weight < LEAST_COSINE) return;
      const { column, place } = known[query] as (typeof known)[number];
      const other = columns[i] as number;
      if (other !== column) near[place]?.push({ term: terms[other] as string, weight });
    },
    pace,
  );
  return near.map((found) =>
    found.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, NEAREST),
  );
}

/** What a row of V is multiplied by for its product with the term's unit vector in V·Σ. */
function scaledVector(model: LsiModel, column: number): Float64Array {
  const { dimensions, singularValues, termVectors } = model;
  const length = Math.sqrt(squareOf(model, column));
  return Float64Array.from({ length: dimensions }, (_, d) => {
    return ((singularValues[d] as number) ** 2 * (termVectors[column * dimensions + d] as number)) / length;
  });
}

/** Columns of the terms that are neither too rare nor too common. */
function eligibleColumns({ terms, idf, textCount }: LsiModel): Uint32Array {
  const most = Math.max(COMMONEST.share * textCount, COMMONEST.atLeast);
  const columns = [...terms.keys()].filter((column) => {
    const texts = Math.round((textCount + 1) / Math.exp(idf[column] as number));
    return texts >= RAREST && texts <= most;
  });
  return Uint32Array.from(columns);
}
