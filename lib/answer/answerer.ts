import type { Incomplete, Turn } from "#lib/schema/answer.ts";
import type { AnswerDelta } from "#lib/schema/answer-delta.ts";
import type { Retrieval, Retrieved } from "#lib/schema/retrieval.ts";

export type AnswerRequest = {
  /** As the user put it. */
  question: string;
  /** Oldest first. */
  history: readonly Turn[];
  retrieval: Retrieval;
  /** What may be cited: [n] in the emitted text means `passages[n - 1]`. */
  passages: readonly Retrieved[];
  /** Full texts of the passages' articles, by article id: who speaks is often told before the passage begins. */
  texts?: ReadonlyMap<string, string>;
  signal: AbortSignal;
};

/**
 * A piece of the answer; `restart`: what came so far was no part of it; `incomplete`, last: why the answer has no end.
 */
export type AnswerPiece = AnswerDelta | { restart: true } | { incomplete: Incomplete };

/** Writes an answer as text with markers [n], and articles' words as such; knows nothing of checking, numbering or display. */
export type Answerer = {
  readonly id: string;
  /** Name and version of the prompt or method. */
  readonly prompt: string;
  /** Loads ahead of the first question what takes long to load. */
  warm?(): Promise<void>;
  /** Pieces in order. Ends early when `signal` aborts; throws a `CounterpointError` when a model fails. */
  answer(request: AnswerRequest): AsyncIterable<AnswerPiece>;
};
