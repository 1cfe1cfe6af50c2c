import type { Column, Point } from "#lib/schema/comparison.ts";
import type { QuestionTerm, Retrieved } from "#lib/schema/retrieval.ts";

/** What one column has on the question. */
export type ColumnPassages = {
  column: Column;
  /** Best first; empty for a silent column. */
  passages: readonly Retrieved[];
  /** The article is known to tell the story, so that it is quoted even where no sentence has the question's words. */
  mustSpeak: boolean;
};

export type CompareRequest = {
  question: string;
  terms: readonly QuestionTerm[];
  /** In the order of the columns. */
  columns: readonly ColumnPassages[];
  /** Full texts by article id. */
  texts: ReadonlyMap<string, string>;
  signal: AbortSignal;
};

/** Sets what the columns say side by side. Citations carry marker 0: numbering is the pipeline's. */
export type Comparer = {
  readonly id: string;
  /** Name and version of the prompt or method. */
  readonly prompt: string;
  /** Points as they are found, each with one cell a column in order; a note says what went wrong and was made good. */
  compare(request: CompareRequest): AsyncIterable<Point | { note: string }>;
};
