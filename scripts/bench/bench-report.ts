import { cpus, totalmem } from "node:os";
import { z } from "zod";
import type { Ingestion } from "./build-index.ts";
import type { Adding } from "./measure/measure-adding.ts";
import type { Agreement, HybridParts, SearchTimes } from "./measure/measure-search.ts";
import type { Splitting } from "./measure/measure-splitting.ts";
import type { Probe } from "./measure/probe-index.ts";

/** Sizes in bytes. */
export type IndexSizes = {
  /** By file name. */
  files: Record<string, number>;
  vectors: number;
  postings: number;
  /** The graph's links: its file without the vectors in it. 0 where there is no graph. */
  links: number;
};

export type Machine = { cpu: string; cores: number; memoryGb: number; node: string };

/** All that was measured on one index. */
export type StoreReport = {
  version: 1;
  /** ISO date. */
  date: string;
  command: string;
  machine: Machine;
  /** The system's one-minute load average when searching began, before this run itself was much of it. */
  load: number;
  /** `generated`, or the bulk file's name. */
  corpus: string;
  articles: number;
  passages: number;
  dimensions: number;
  /** Breadth of the product's graph search; null where it looks at every vector instead. */
  ef: number | null;
  /** Breadth of the raw graph's search: the product's, where it has a graph. */
  rawEf: number;
  questions: number;
  ingestion: Ingestion;
  splitting: Splitting;
  search: SearchTimes;
  hybrid: HybridParts;
  sizes: IndexSizes;
  agreement?: Agreement;
  probe?: Probe;
  adding?: Adding;
};

/** Looks at what tells a report from other JSON; the rest is as this version wrote it. */
export const reportSchema = z.custom<StoreReport>(
  (value) =>
    z.looseObject({ version: z.literal(1), passages: z.number(), search: z.looseObject({}) }).safeParse(value)
      .success,
);

export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
