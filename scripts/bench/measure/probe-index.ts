import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { BenchFolders, OpenTools } from "../bench-tools.ts";
import { openRawGraph } from "../peers/raw-graph.ts";
import { HITS } from "./measure-search.ts";

/** What a process sees that opens an index and asks it; megabytes are 2^20 bytes. */
export type Probe = {
  /** Until the index can be asked: the worker started, the files checked and loaded. */
  openMilliseconds: number;
  /** From then until the first question's passages are there. */
  firstQuestionMilliseconds: number;
  /** Resident memory: with all code loaded and nothing opened, and after the first questions. */
  memory: { before: number; after: number };
  /** Retrievals a second, of questions that were asked before. */
  hybrid: { oneAtATime: number; atOnce: number };
  /** Vector searches a second. */
  nearest: { oneAtATime: number; atOnce: number };
  /** A second; the library called in this thread, on the product's own graph, where it has one. */
  rawInProcess?: number;
  /** What the main loop waits beyond its timer, 99th percentile and most, in milliseconds. */
  loopDelay: { idle: LoopDelay; atOnce: LoopDelay };
};
export type LoopDelay = { p99: number; most: number };

/** Requests that are under way at the same time. */
export const AT_ONCE = 8;

/** Questions after which the memory is looked at. */
const EARLY = 50;
/** Milliseconds between two looks at the main loop. */
const RESOLUTION = 1;
const MB = 2 ** 20;

export type ProbeOptions = {
  folders: BenchFolders;
  questions: readonly string[];
  /** The product's graph file, to be searched in the thread itself, too. */
  graph?: string;
};

/** To be called in a process of its own, before anything else has been opened in it. */
export async function probeIndex(
  open: OpenTools,
  { folders, questions, graph }: ProbeOptions,
): Promise<Probe> {
  const [first = "", ...others] = questions;
  const before = process.memoryUsage().rss / MB;
  const started = performance.now();
  const bench = open(folders);
  const tools = await bench.askingTools();
  const opened = performance.now();
  const { ef } = tools.reader.manifest;
  const ask = async (question: string) => retrievePassages({ ...(await bench.askingTools()), question });
  await ask(first);
  const asked = performance.now();
  try {
    const [early, fresh] = [others.slice(0, EARLY), others.slice(EARLY)];
    await inTurns(early, 1, ask);
    const after = process.memoryUsage().rss / MB;
    const idle = await watchLoop(() => setTimeout(1_000));
    // With questions that were not asked before, as most are.
    const atOnce = await watchLoop(() => inTurns(fresh.length === 0 ? early : fresh, AT_ONCE, ask));
    const hybridOne = await inTurns(others, 1, ask);
    const hybridAtOnce = await inTurns(others, AT_ONCE, ask);
    const vectors = await tools.embedder.embed(others, "query");
    const nearest = (vector: Float32Array) => tools.reader.nearest(vector, { limit: HITS });
    const nearestOne = await inTurns(vectors, 1, nearest);
    const nearestAtOnce = await inTurns(vectors, AT_ONCE, nearest);
    return {
      openMilliseconds: opened - started,
      firstQuestionMilliseconds: asked - opened,
      memory: { before, after },
      hybrid: { oneAtATime: hybridOne, atOnce: hybridAtOnce },
      /** Vector searches a second. */
      nearest: { oneAtATime: nearestOne, atOnce: nearestAtOnce },
      ...(graph && ef !== null && { rawInProcess: await rawInProcess(graph, ef, vectors) }),
      loopDelay: { idle, atOnce },
    };
  } finally {
    await bench.close();
  }
}

/** Items a second, `width` of them under way at a time. */
async function inTurns<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const waiting = items.values();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
  return (1_000 * items.length) / (performance.now() - started);
}

async function rawInProcess(path: string, ef: number, vectors: readonly Float32Array[]): Promise<number> {
  const raw = openRawGraph(path, vectors[0]?.length ?? 0, ef);
  // From the vector as an embedder gives it: the library takes plain arrays only.
  const search = async (vector: Float32Array) => raw.search(Array.from(vector), HITS);
  await inTurns(vectors.slice(0, 20), 1, search);
  return inTurns(vectors, 1, search);
}

async function watchLoop(work: () => Promise<unknown>): Promise<LoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  await work();
  histogram.disable();
  // It records the time between two of its timers, the interval itself included.
  const beyond = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  return { p99: beyond(histogram.percentile(99)), most: beyond(histogram.max) };
}
