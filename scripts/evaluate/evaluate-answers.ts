import { z } from "zod";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { ask, citedSentences } from "./ask.ts";
import type { BeirQuery } from "./beir.ts";
import { type Half, halfOf, mean } from "./statistics.ts";

const Gold = z.object({
  answers: z.array(z.string()).default([]),
  is_impossible: z.boolean().default(false),
  source_passage: z.string().optional(),
});

/** Shares of the answerable questions, 0 to 1; a refused question has nothing. */
export type AnswerScores = {
  questions: number;
  goldInFirst: number;
  goldInFirstThree: number;
  goldInAnswer: number;
  goldInCitedPassage: number;
  goldDocumentCited: number;
  refused: number;
  sentences: number;
};

export type AnswersReport = {
  all: AnswerScores;
  development: AnswerScores;
  test: AnswerScores;
  /** Questions that the set calls impossible, though they are about its passages. */
  impossible: { questions: number; refused: number };
};

type Row = Omit<AnswerScores, "questions"> & { half: Half };

/** Asks the questions that have gold answer strings. */
export async function evaluateAnswers(
  queries: readonly BeirQuery[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void,
): Promise<AnswersReport> {
  const gold = queries.map(({ text, metadata }) => ({ text, ...Gold.parse(metadata) }));
  const answerable = gold.filter(({ answers, is_impossible }) => answers.length > 0 && !is_impossible);
  const impossible = gold.filter(({ is_impossible }) => is_impossible);
  const total = answerable.length + impossible.length;
  const rows: Row[] = [];
  for (const [index, { text, answers, source_passage }] of answerable.entries()) {
    const asked = await ask(text, [], tools);
    const sentences =
      asked.answer.refusal === null ? citedSentences(asked).map((quotes) => quotes.join(" ")) : [];
    const holds = (some: readonly string[]) => Number(some.some((one) => hasAny(one, answers)));
    rows.push({
      half: halfOf(index),
      goldInFirst: holds(sentences.slice(0, 1)),
      goldInFirstThree: holds(sentences.slice(0, 3)),
      goldInAnswer: holds(sentences),
      goldInCitedPassage: holds(asked.answer.sources.map(({ passage }) => passage.text)),
      goldDocumentCited: Number(
        asked.answer.sources.some(({ article }) => article.recordId === source_passage),
      ),
      refused: Number(asked.answer.refusal !== null),
      sentences: sentences.length,
    });
    onProgress(rows.length, total);
  }
  let refused = 0;
  for (const [index, { text }] of impossible.entries()) {
    if ((await ask(text, [], tools)).answer.refusal !== null) refused++;
    onProgress(rows.length + index + 1, total);
  }
  return {
    all: scoresOf(rows),
    development: scoresOf(rows.filter(({ half }) => half === "development")),
    test: scoresOf(rows.filter(({ half }) => half === "test")),
    impossible: {
      questions: impossible.length,
      refused: impossible.length === 0 ? 0 : refused / impossible.length,
    },
  };
}

/** How many of the questions are refused, by half, 0 to 1. */
export async function shareRefused(
  questions: readonly string[],
  tools: AnswerTools,
  onProgress: (done: number, total: number) => void,
): Promise<{ questions: number; development: number; test: number }> {
  const refused: number[] = [];
  for (const question of questions) {
    refused.push(Number((await ask(question, [], tools)).answer.refusal !== null));
    onProgress(refused.length, questions.length);
  }
  const share = (half: Half) => mean(refused.filter((_, index) => halfOf(index) === half));
  return { questions: questions.length, development: share("development"), test: share("test") };
}

function scoresOf(rows: readonly Row[]): AnswerScores {
  const of = (key: keyof Omit<Row, "half">) => mean(rows.map((row) => row[key]));
  return {
    questions: rows.length,
    goldInFirst: of("goldInFirst"),
    goldInFirstThree: of("goldInFirstThree"),
    goldInAnswer: of("goldInAnswer"),
    goldInCitedPassage: of("goldInCitedPassage"),
    goldDocumentCited: of("goldDocumentCited"),
    refused: of("refused"),
    sentences: of("sentences"),
  };
}

function hasAny(text: string, answers: readonly string[]): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/\s+/g, " ");
  return answers.some((answer) => plain(text).includes(plain(answer)));
}
