import type { DerivedFile } from "./derived-table.ts";

/** A published file, and how it is to be searched. */
export type GraphFile = { dataDir: string; known: DerivedFile; dimensions: number; ef: number };

/** `graph` is a number that the asking thread gives. */
export type GraphRequest =
  | { id: number; graph: number; open: GraphFile }
  | { id: number; graph: number; query: Float32Array; limit: number }
  | { graph: number; close: true };

/** `items` are passages' numbers, best first. */
export type FoundItems = { items: Uint32Array; scores: Float64Array };

/** `labels`: of an opened file's elements, in their order; null when it is not what was published. */
export type GraphReply = { id: number; labels: Uint32Array | null } | ({ id: number } & FoundItems);
