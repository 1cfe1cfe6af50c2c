import type { FoundTerm } from "./term-lookup.ts";

/** A term of the query with what its saturations are multiplied with, and the terms used like it. */
export type WeighedTerm = Pick<FoundTerm, "from" | "to" | "bounds" | "entries"> & {
  passageWeight: number;
  articleWeight: number;
  similar: readonly (Pick<FoundTerm, "from" | "to"> & { weight: number })[];
};

/** Average lengths of the living. */
export type AverageLengths = { article: number; passage: number };
