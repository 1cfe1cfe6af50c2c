import { beforeAll, expect, it } from "vitest";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import type { Answer } from "#lib/schema/answer.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

let tools: AnswerTools;
beforeAll(async () => {
  tools = await memoryTools("corpus");
});

async function ask(question: string, searchFor?: string): Promise<Answer> {
  const asked = {
    question,
    history: [],
    signal: new AbortController().signal,
    ...(searchFor && { searchFor }),
  };
  for await (const event of answerQuestion(asked, tools)) if (event.type === "answer") return event.answer;
  throw new Error("no answer");
}

it("offers what the corpus has near a question that it cannot answer, as questions that it can", async () => {
  const { refusal, nearest = [] } = await ask("Which troops did Portugal send to Mozambique in 1968?");
  expect(refusal).toBe("no-coverage");
  expect(nearest.length).toBeGreaterThan(0);
  expect(nearest.length).toBeLessThanOrEqual(3);
  for (const { question } of nearest) expect((await ask(question)).refusal).toBeNull();
});

it("refuses with nothing near where no word is shared", async () => {
  expect(await ask("Sourdough hydration?")).toMatchObject({ refusal: "no-coverage", nearest: [] });
});

it("searches for exactly what it is told, and keeps the question as it was asked", async () => {
  const answer = await ask("And what about him?", "Who leads Beit Rahbari?");
  expect(answer).toMatchObject({ question: "And what about him?", searchedFor: "Who leads Beit Rahbari?" });
  expect(answer.text).toContain("Hejazi");
});
