import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import { suggestQuestions } from "#lib/pipeline/suggest-questions.ts";
import type { Answer } from "#lib/schema/answer.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

let corpus: string;
let tools: AnswerTools;
beforeAll(async () => {
  corpus = await writeCorpus();
  tools = await memoryTools(corpus);
});
afterAll(() => rm(corpus, { recursive: true }));

async function answer(question: string, filter?: Filter): Promise<Answer> {
  const signal = new AbortController().signal;
  const asked = { question, history: [], signal, ...(filter && { filter }) };
  const events = await Array.fromAsync(answerQuestion(asked, tools));
  const last = events.at(-1);
  if (last?.type !== "answer") throw new Error("no answer");
  return last.answer;
}

const GUARDS = "What were the guards given?";

describe("a refusal under a filter", () => {
  it("names what was left out and speaks to the question", async () => {
    const given = await answer(GUARDS, { outletIds: ["the-courier"] });
    expect(given.refusal).toBe("no-coverage");
    expect(given.outsideFilter?.map(({ outletName }) => outletName)).toContain("Quayside blog");
    expect(given.text).toMatch(/Outside the current selection, .*Quayside blog.*“Notes from the quay”/);
    expect(given.citations).toEqual([]);
  });

  it("says so by dates, too", async () => {
    const given = await answer("Who is the mayor?", { before: "2019-05" });
    expect(given.outsideFilter?.[0]?.outletName).toBe("The Courier");
  });

  it("names nothing where nobody speaks to it, and nothing without a filter", async () => {
    expect(
      await answer("Who won the chess championship?", { outletIds: ["the-courier"] }),
    ).not.toHaveProperty("outsideFilter");
    expect(await answer("Who won the chess championship?")).not.toHaveProperty("outsideFilter");
    expect((await answer(GUARDS)).refusal).toBeNull();
  });
});

describe("suggested questions", () => {
  it("are such as the selected sources answer", async () => {
    const filter = { outletIds: ["the-courier"] };
    const questions = await suggestQuestions(tools, filter);
    expect(questions.length).toBeGreaterThan(0);
    for (const question of questions) {
      expect(question).not.toMatch(/Ledger|Quayside/);
      expect((await answer(question, filter)).refusal).toBeNull();
    }
  });
});
