import type { ErrorCode } from "#lib/errors.ts";
import type { MatchOptions, PassageReader, SearchOptions } from "../passage-store.ts";

/** A signal stays on its side of the thread's border. */
export type PlainSearchOptions = Omit<SearchOptions, "signal">;
export type PlainMatchOptions = Omit<MatchOptions, "signal">;

/** What the search thread does for a generation: a reader without its manifest. */
export type SearchOperations = Omit<
  PassageReader,
  "manifest" | "nearest" | "matching" | "runInWorker" | "hold"
> & {
  /** Has the generation opened; nothing else. */
  open(): Promise<void>;
  nearest(vector: Float32Array, options: PlainSearchOptions): ReturnType<PassageReader["nearest"]>;
  matching(query: string, options: PlainMatchOptions): ReturnType<PassageReader["matching"]>;
  /** An operation, by its name. */
  run(name: string, given: unknown): Promise<unknown>;
};

export type SearchOperation = keyof SearchOperations;

/** `key`: of the publication that is to be searched. */
export type SearchRequest = { id: number; key: string; operation: SearchOperation; args: unknown[] };

/** One more uses the generation from now on, or one fewer. Nothing is answered. */
export type SearchHold = { key: string; hold: 1 | -1 };

export type SearchFailure = { code: ErrorCode; message: string; hint?: string; detail?: string };

export type SearchReply =
  | { id: number; result: unknown }
  | { id: number; failure: SearchFailure }
  | { warning: string };

export type SearchWorkerData = { dataDir: string; graphThreshold: number };
