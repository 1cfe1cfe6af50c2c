import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { compareMessageSchema } from "#app/shared/comparison/compare-schema.ts";
import type { ChatDataParts, ChatMessage } from "#app/shared/conversation/messages.ts";
import { createExtractiveComparer } from "#lib/compare/extractive-comparer.ts";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import { collectAnswer } from "#lib/pipeline/collect-answer.ts";
import { compareViewpoints } from "#lib/pipeline/compare-viewpoints.ts";
import { type Answer, answerSchema } from "#lib/schema/answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";
import { type Article, type ArticleInfo, articleInfoSchema, articleSchema } from "#lib/schema/article.ts";
import type { Comparison, comparisonSchema } from "#lib/schema/comparison.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

const QUESTION = "How many dockers are on strike at Vessholm?";

let corpusDir: string;
let tools: AnswerTools;

beforeAll(async () => {
  corpusDir = await writeCorpus();
  tools = await memoryTools(corpusDir);
});

afterAll(() => rm(corpusDir, { recursive: true }));

const signal = () => new AbortController().signal;

/** As the other side of a wire reads it. */
const received = <T>(schema: z.ZodType<T>, value: unknown): T =>
  schema.parse(JSON.parse(JSON.stringify(value)));

describe("what crosses a boundary", () => {
  it("has one type on both sides", () => {
    expectTypeOf<z.infer<typeof answerSchema>>().toEqualTypeOf<Answer>();
    expectTypeOf<Extract<AnswerEvent, { type: "answer" }>["answer"]>().toEqualTypeOf<Answer>();
    expectTypeOf<ChatDataParts["answer"]>().toEqualTypeOf<Answer>();
    expectTypeOf<
      Extract<ChatMessage["parts"][number], { type: "data-answer" }>["data"]
    >().toEqualTypeOf<Answer>();
    expectTypeOf<z.infer<typeof comparisonSchema>>().toEqualTypeOf<Comparison>();
    expectTypeOf<
      Exclude<z.infer<typeof compareMessageSchema>, { type: "error" }>
    >().toEqualTypeOf<ComparisonEvent>();
    expectTypeOf<Omit<Article, "text">>().toEqualTypeOf<ArticleInfo>();
  });

  it("arrives whole: answers", async () => {
    const answer = await collectAnswer(
      answerQuestion({ question: QUESTION, history: [], signal: signal() }, tools),
    );
    expect(answer?.citations.length).toBeGreaterThan(0);
    expect(received(answerSchema, answer)).toEqual(answer);
    const refused = await collectAnswer(
      answerQuestion({ question: "Who won the chess championship?", history: [], signal: signal() }, tools),
    );
    expect(refused?.refusal).toBe("no-coverage");
    expect(received(answerSchema, refused)).toEqual(refused);
  });

  it("arrives whole: articles", async () => {
    const catalogue = await tools.reader.catalogue();
    expect(catalogue).toHaveLength(3);
    for (const info of catalogue) expect(received(articleInfoSchema, info)).toEqual(info);
    for (const article of await tools.reader.articles(catalogue.map(({ id }) => id)))
      expect(received(articleSchema, article)).toEqual(article);
  });

  it("arrives whole: comparisons, step by step", async () => {
    const compareTools = { ...tools, comparer: createExtractiveComparer(), stories: async () => undefined };
    const types: string[] = [];
    for await (const event of compareViewpoints({ question: QUESTION, signal: signal() }, compareTools)) {
      expect(received(compareMessageSchema, event)).toEqual(event);
      types.push(event.type);
    }
    expect(types.at(-1)).toBe("comparison");
  });
});
