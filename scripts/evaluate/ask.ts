import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import type { Answer, Turn } from "#lib/schema/answer.ts";
import type { Retrieval } from "#lib/schema/retrieval.ts";

export type Asked = { answer: Answer; retrieval: Retrieval };

/** One question through the whole pipeline. */
export async function ask(question: string, history: readonly Turn[], tools: AnswerTools): Promise<Asked> {
  let retrieval: Retrieval | undefined;
  const signal = new AbortController().signal;
  for await (const event of answerQuestion({ question, history, signal }, tools)) {
    if (event.type === "retrieval") retrieval = event.retrieval;
    if (event.type === "answer" && retrieval !== undefined) return { answer: event.answer, retrieval };
  }
  throw new Error(`“${question}” came to no answer.`);
}

/** The answer's cited sentences in the order they are read: the words of the sources. */
export function citedSentences({ answer }: Asked): string[][] {
  const bySentence = new Map<string, string[]>();
  for (const { answerSpan, quote } of answer.citations) {
    const key = answerSpan.join();
    bySentence.set(key, [...(bySentence.get(key) ?? []), quote]);
  }
  return [...bySentence.values()];
}
