import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { AskingTools, BenchProgress } from "../bench-tools.ts";
import type { Vectors } from "../corpus/vector-file.ts";
import type { FullText } from "../peers/full-text.ts";
import type { RawGraph } from "../peers/raw-graph.ts";
import { exactNeighbours, recallOf } from "./exact-neighbours.ts";
import { type ExhaustiveKeywords, isSameRanking } from "./exhaustive-keywords.ts";
import { type Contender, interleave } from "./interleave.ts";
import { type Part, PartClock } from "./timed-tools.ts";
import type { Timing } from "./timings.ts";

/** What is timed side by side. */
export const CONTENDERS = {
  raw: "raw hnswlib-node searchKnn(k = 50)",
  nearest: "vector search",
  matching: "keyword search",
  hybrid: "hybrid retrieval",
  fts5: "SQLite FTS5",
  memory: "LangChain in-memory store",
} as const;
export type ContenderName = keyof typeof CONTENDERS;
export type SearchTimes = Partial<Record<ContenderName, Timing>>;

/** Hits asked for in every search but the hybrid one, which asks for what it needs. */
export const HITS = 50;

export type SearchPeers = {
  raw: RawGraph;
  fts5: FullText;
  /** Only where looking at every vector one by one ends in time. */
  memory?: (query: number[], limit: number) => Promise<unknown>;
};

export type AskedQuestion = { text: string; vector: Float32Array; plain: number[] };

export type Measuring = {
  /** As the product gets them for each question. */
  tools: () => Promise<AskingTools>;
  questions: readonly AskedQuestion[];
  onProgress: BenchProgress;
};

/** Times every search with every question, interleaved; the first third of the questions warms up, until all code is compiled. */
export async function measureSearchTimes(
  { tools, questions, onProgress }: Measuring,
  { raw, fts5, memory }: SearchPeers,
): Promise<SearchTimes> {
  const { reader } = await tools();
  const about = (use: (question: AskedQuestion) => unknown): Contender => {
    return (number) => {
      const question = questions[number];
      return question === undefined ? undefined : use(question);
    };
  };
  const contenders: Partial<Record<ContenderName, Contender>> = {
    raw: about(({ plain }) => raw.search(plain, HITS)),
    nearest: about(({ vector }) => reader.nearest(vector, { limit: HITS })),
    matching: about(({ text }) => reader.matching(text, { limit: HITS })),
    hybrid: about(async ({ text }) => retrievePassages({ ...(await tools()), question: text })),
    fts5: about(({ text }) => fts5.search(text, HITS)),
    ...(memory && { memory: about(({ plain }) => memory(plain, HITS)) }),
  };
  return interleave(contenders as Record<ContenderName, Contender>, {
    warmUp: Math.floor(questions.length / 3),
    questions: questions.length,
    onProgress: (done) => onProgress("searching", done, questions.length),
  });
}

/** Where the hybrid retrieval's time goes, on average; the terms used alike are remembered from an earlier asking. */
export type HybridParts = {
  parts: Part[];
  /** Milliseconds a question takes in all where one is asked right after the other, on average. */
  inSequence: number;
  /** Milliseconds of computing a question, by the system's count, which other programs disturb less than the clock's. */
  computing: { mainThread: number; all: number };
};

export async function measureParts({ tools, questions, onProgress }: Measuring): Promise<HybridParts> {
  const clock = new PartClock();
  const before = { thread: process.threadCpuUsage(), all: process.cpuUsage() };
  let total = 0;
  for (const [done, { text }] of questions.entries()) {
    const timed = clock.timed(await tools());
    const started = performance.now();
    await retrievePassages({ ...timed, question: text });
    total += performance.now() - started;
    onProgress("timing the parts", done, questions.length);
  }
  const each = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000 / Math.max(1, questions.length);
  return {
    parts: clock.parts(questions.length, total),
    inSequence: total / Math.max(1, questions.length),
    computing: {
      mainThread: each(process.threadCpuUsage(before.thread)),
      all: each(process.cpuUsage(before.all)),
    },
  };
}

/** What is found, held against searches that look at everything. */
export type Agreement = {
  /** Mean share of the ten nearest, by looking at every vector, that the vector search finds. */
  recall10: number;
  recallQuestions: number;
  /** Questions whose keyword top 50 is that of exhaustive scoring. */
  sameKeywordTop: number;
  keywordQuestions: number;
};

const NEIGHBOURS = 10;

export async function measureAgreement(
  { tools, questions, onProgress }: Measuring,
  vectors: Vectors,
  exhaustive: ExhaustiveKeywords,
): Promise<Agreement> {
  const { reader } = await tools();
  let recall = 0;
  let same = 0;
  for (const [done, { text, vector }] of questions.entries()) {
    const near = await reader.nearest(vector, { limit: NEIGHBOURS });
    recall += recallOf(exactNeighbours(vectors, vector, NEIGHBOURS), near);
    const matching = await reader.matching(text, { limit: HITS });
    if (isSameRanking(matching, exhaustive.search(text, HITS), HITS)) same++;
    onProgress("comparing with exact search", done, questions.length);
  }
  return {
    recall10: recall / Math.max(1, questions.length),
    recallQuestions: questions.length,
    sameKeywordTop: same,
    keywordQuestions: questions.length,
  };
}
