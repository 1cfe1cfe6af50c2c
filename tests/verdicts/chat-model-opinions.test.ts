import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createChatModelAnswerer } from "#lib/answer/chat-model-answerer.ts";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import { collectAnswer } from "#lib/pipeline/collect-answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";
import { createModelOpinions } from "#lib/verdicts/chat-model-opinions.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

const QUESTION = "How many more troops did Obama approve?";
const WRITTEN = "Obama approved 1,500 more troops for Iraq [1]. Obama sent 9,000 sailors to Chile [1].";

let double: OpenAiDouble;
let tools: AnswerTools;
beforeAll(async () => {
  double = await startOpenAiDouble();
  const openai = { apiKey: "secret-key", baseUrl: double.url };
  const limits = { firstTextMs: 1_000, totalMs: 1_000, tries: 1, firstPauseMs: 5, longestPauseMs: 5 };
  tools = {
    ...(await memoryTools("corpus")),
    answerer: createChatModelAnswerer({ model: "openai:double", openai, limits }),
    opinions: createModelOpinions({ model: "openai:double", openai, limits }),
    limit: 12,
  };
});
beforeEach(() => {
  double.behave("well-behaved");
  double.requests.length = 0;
});
afterAll(() => double.close());

const events = (signal = new AbortController().signal): AsyncGenerator<AnswerEvent> =>
  answerQuestion({ question: QUESTION, history: [], signal }, tools);

it("judges each sentence that is not word for word, after the answer was given", async () => {
  double.script(WRITTEN);
  const types: string[] = [];
  for await (const { type } of events()) types.push(type);
  expect(types.indexOf("opinion")).toBeGreaterThan(types.indexOf("answer"));

  double.script(WRITTEN);
  const answer = await collectAnswer(events());
  expect(answer?.opinionNote).toBeUndefined();
  const verdicts = answer?.opinions?.map(({ answerSpan, verdict }) => [
    answer.text.slice(...answerSpan),
    verdict,
  ]);
  expect(verdicts).toContainEqual(["Obama sent 9,000 sailors to Chile.", "not-supported"]);
  for (const { answerSpan } of answer?.opinions ?? []) {
    expect(answer?.citations.some((citation) => citation.answerSpan.join() === answerSpan.join())).toBe(true);
  }
});

it("sends each sentence with its passages, fenced, and nothing else", async () => {
  double.script(WRITTEN);
  await collectAnswer(events());
  const asked = double.requests.slice(1).map(({ body }) => body.messages?.at(-1)?.content ?? "");
  expect(asked.length).toBeGreaterThan(0);
  for (const content of asked) {
    expect(content).toMatch(/<<<passage 1 [0-9a-f]{12}>>>/);
    expect(content).not.toContain(QUESTION);
    expect(content.match(/^Sentence: /gm)).toHaveLength(1);
  }
});

it.each(["server-error", "silence", "empty", "refusal"] as const)(
  "leaves the answer as it is and says so when the model does this: %s",
  async (behaviour) => {
    double.script(WRITTEN);
    double.behave("well-behaved", behaviour);
    const answer = await collectAnswer(events());
    expect(answer?.text).toContain("1,500");
    expect(answer?.opinionNote).toMatch(/^No second opinion on \d of \d sentences: /);
    expect(JSON.stringify(answer)).not.toContain("secret-key");
  },
);

it("ends when the reader leaves", async () => {
  double.script(WRITTEN);
  double.behave("well-behaved", "silence");
  const controller = new AbortController();
  const seen: string[] = [];
  for await (const { type } of events(controller.signal)) {
    seen.push(type);
    if (type === "answer") setTimeout(() => controller.abort(), 20);
  }
  expect(seen.at(-1)).toBe("answer");
});
