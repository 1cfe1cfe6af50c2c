import { z } from "zod";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import type { Turn } from "#lib/schema/answer.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { ask } from "./ask.ts";
import { judgeProductAnswer } from "./judge-product-answer.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { type Half, halfOf, mean } from "./statistics.ts";

const Chain = z.object({
  id: z.string(),
  kind: z.string(),
  /** Earlier questions, in their order. */
  before: z.array(z.string()).min(1),
  question: z.string(),
  /** Words that the standalone question must have; `a|b`: one of them. */
  carries: z.array(z.string()),
  /** Words that it must not have. */
  lacks: z.array(z.string()),
  expect: z.enum(["answer", "refuse"]),
  sentences: z.array(z.object({ article: z.string(), text: z.string() })),
});
export type FollowUpChain = z.infer<typeof Chain>;

/** Shares, 0 to 1. */
export type FollowUpScores = {
  chains: number;
  /** The standalone question has all that it must, and nothing that it must not. */
  standalone: number;
  /** A listed sentence is cited (of two articles where outlets are compared), or what has no answer is refused. */
  answered: number;
};

export type FollowUpReport = {
  all: FollowUpScores;
  development: FollowUpScores;
  test: FollowUpScores;
  /** Share of the changes of topic that carry nothing of the topic before. */
  topicChanges: { chains: number; development: number; test: number };
  /** Share of the questions without need of another that stay as they are when asked after one. */
  leftAlone: { questions: number; development: number; test: number };
  kinds: Record<string, FollowUpScores>;
  /** The chains of the development half that went wrong, with what was searched for; the other half's are not told. */
  wrong: { id: string; standalone: boolean; answered: boolean; searchedFor: string }[];
};

type Row = {
  chain: FollowUpChain;
  index: number;
  standalone: boolean;
  lacking: boolean;
  answered: boolean;
  searchedFor: string;
};

export async function readFollowUps(path: string): Promise<FollowUpChain[]> {
  return readJsonLines(path, Chain);
}

/** How many places earlier the question stands that one of the `alone` is asked after. */
const APART = 37;

/**
 * Goes through each conversation, its earlier questions really asked, and judges the last question. Those `alone` stand
 * on their own; each is asked after another of them.
 */
export async function evaluateFollowUps(
  chains: readonly FollowUpChain[],
  alone: readonly string[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void,
): Promise<FollowUpReport> {
  const pathOf = new Map((await tools.reader.catalogue()).map(({ id, path }) => [id, path]));
  const rows: Row[] = [];
  for (const [index, chain] of chains.entries()) {
    const history: Turn[] = [];
    for (const before of chain.before) {
      const { answer } = await ask(before, history, tools);
      history.push({ role: "user", content: before }, { role: "assistant", content: answer.text });
    }
    const asked = await ask(chain.question, history, tools);
    const { searchedFor } = asked.answer;
    const terms = new Set(tokenize(searchedFor).map(({ term }) => term));
    const has = (words: string) => tokenize(words).some(({ term }) => terms.has(term));
    const lacking = !chain.lacks.some(has);
    rows.push({
      chain,
      index,
      standalone: lacking && chain.carries.every(has),
      lacking,
      answered: judgeProductAnswer(chain, asked, pathOf).strict.right,
      searchedFor,
    });
    onProgress(rows.length, chains.length);
  }
  return reportOf(rows, await leftAlone(alone, tools));
}

async function leftAlone(
  questions: readonly string[],
  { standalone }: AnswerTools,
): Promise<FollowUpReport["leftAlone"]> {
  const signal = new AbortController().signal;
  const same: Record<Half, number[]> = { development: [], test: [] };
  for (const [index, question] of questions.entries()) {
    const content = questions.at((index - APART) % questions.length) ?? question;
    const history: Turn[] = [
      { role: "user", content },
      { role: "assistant", content: "" },
    ];
    same[halfOf(index)].push(Number((await standalone(question, history, signal)) === question));
  }
  return { questions: questions.length, development: mean(same.development), test: mean(same.test) };
}

function reportOf(rows: readonly Row[], left: FollowUpReport["leftAlone"]): FollowUpReport {
  const half = (name: "development" | "test") => rows.filter(({ index }) => halfOf(index) === name);
  const changes = (some: readonly Row[]) => some.filter(({ chain }) => chain.kind === "new-topic");
  const recognised = (some: readonly Row[]) => mean(changes(some).map(({ lacking }) => Number(lacking)));
  const kinds = [...new Set(rows.map(({ chain }) => chain.kind))].sort();
  return {
    all: scoresOf(rows),
    development: scoresOf(half("development")),
    test: scoresOf(half("test")),
    topicChanges: {
      chains: changes(rows).length,
      development: recognised(half("development")),
      test: recognised(half("test")),
    },
    leftAlone: left,
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, scoresOf(rows.filter(({ chain }) => chain.kind === kind))]),
    ),
    wrong: half("development")
      .filter(({ standalone, answered }) => !standalone || !answered)
      .map(({ chain, standalone, answered, searchedFor }) => ({
        id: chain.id,
        standalone,
        answered,
        searchedFor,
      })),
  };
}

function scoresOf(rows: readonly Row[]): FollowUpScores {
  return {
    chains: rows.length,
    standalone: mean(rows.map(({ standalone }) => Number(standalone))),
    answered: mean(rows.map(({ answered }) => Number(answered))),
  };
}
