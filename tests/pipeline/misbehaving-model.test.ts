import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createChatModelAnswerer } from "#lib/answer/chat-model-answerer.ts";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import type { Answer } from "#lib/schema/answer.ts";
import { ANSWER_STYLES, INVENTED } from "#tests/doubles/double-answers.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

const QUESTION = "How many more troops did Obama approve, and what will they do?";

let double: OpenAiDouble;
let tools: AnswerTools;
const texts = new Map<string, string>();

beforeAll(async () => {
  double = await startOpenAiDouble();
  const answerer = createChatModelAnswerer({
    model: "openai:double",
    openai: { apiKey: "secret-key", baseUrl: double.url },
    limits: {
      firstTextMs: 1_500,
      idleMs: 1_500,
      totalMs: 5_000,
      tries: 3,
      firstPauseMs: 10,
      longestPauseMs: 50,
    },
  });
  tools = { ...(await memoryTools("corpus")), answerer, limit: 12 };
  const ids = (await tools.reader.catalogue()).map((article) => article.id);
  for (const article of await tools.reader.articles(ids)) texts.set(article.id, article.text);
});
beforeEach(() => double.behave("well-behaved"));
afterAll(() => double.close());

/** What went out, piece by piece, and the answer if one came. */
async function ask(): Promise<{ deltas: string[]; answer: Answer | undefined }> {
  const deltas: string[] = [];
  let answer: Answer | undefined;
  const asked = { question: QUESTION, history: [], signal: new AbortController().signal };
  for await (const event of answerQuestion(asked, tools)) {
    if (event.type === "text-delta") deltas.push(event.delta);
    if (event.type === "answer") answer = event.answer;
  }
  return { deltas, answer };
}

/** The findings of the sentence that holds the words. */
function findingsAt(answer: Answer, words: string) {
  const parts = [...answer.citations, ...answer.uncited];
  return parts
    .filter(({ answerSpan }) => answer.text.slice(...answerSpan).includes(words))
    .flatMap(({ findings }) => findings);
}

describe.each(ANSWER_STYLES.filter((style) => style !== "empty"))("a model whose answer is %s", (style) => {
  it("yields an answer whose every citation and mark holds", async () => {
    double.behave(style);
    const { deltas, answer } = await ask();
    if (answer === undefined) throw new Error("no answer");
    expect(deltas.join("")).toBe(answer.text);

    for (const { articleId, marker, quote, quoteSpan } of answer.citations) {
      expect(texts.get(articleId)?.slice(...quoteSpan)).toBe(quote);
      expect(answer.sources[marker - 1]?.article.id).toBe(articleId);
    }
    for (const [, marker] of answer.text.matchAll(/\[(\d+)\]/g)) {
      expect(answer.sources[Number(marker) - 1]?.marker).toBe(Number(marker));
    }
    // No piece ends within a marker, so that none is ever half on screen.
    let sent = "";
    for (const delta of deltas) {
      sent += delta;
      expect(sent).not.toMatch(/\[\d*$/);
    }

    for (const [, quoted] of answer.text.matchAll(/[“"]([^“”"]+)[”"]/g)) {
      const words = (quoted ?? "").replace(/[.,]$/, "");
      expect([...texts.values()].some((text) => text.includes(words))).toBe(true);
    }
    const kinds = { number: INVENTED.number, date: INVENTED.date, name: INVENTED.name } as const;
    for (const [kind, invented] of Object.entries(kinds)) {
      if (!answer.text.includes(invented)) continue;
      expect(findingsAt(answer, invented).map((finding) => finding.kind)).toContain(kind);
    }
    if (answer.text.includes(INVENTED.quotation)) {
      expect(findingsAt(answer, INVENTED.quotation).map(({ kind }) => kind)).toContain("quotation");
    }
    expect(answer.text).not.toMatch(/!\[|\]\(|https?:/);
  });
});

it("reads the same answer from any chunks", async () => {
  const whole = (await ask()).answer;
  double.behave("byte-by-byte");
  const pieces = (await ask()).answer;
  expect(pieces?.text).toBe(whole?.text);
  expect(pieces?.citations).toEqual(whole?.citations);
  expect(whole?.citations.length).toBeGreaterThan(0);
});

it.each([
  ["empty", "model-failed"],
  ["disconnect", "model-failed"],
  ["silence", "model-timeout"],
  ["silence-midway", "model-timeout"],
  ["server-error", "model-failed"],
  ["rate-limited", "model-failed"],
  ["key-refused", "model-failed"],
  ["model-unknown", "model-failed"],
] as const)("ends a model's %s with a clear error that holds no secret", async (behaviour, code) => {
  double.behave(behaviour);
  const failure = await ask().catch((thrown: unknown) => thrown);
  expect(failure).toMatchObject({ name: "CounterpointError", code });
  expect(JSON.stringify(failure)).not.toContain("secret-key");
});

it("waits out a model that asks for patience", async () => {
  double.behave("rate-limited-twice");
  expect((await ask()).answer?.citations.length).toBeGreaterThan(0);
});

it("cuts an endless answer", async () => {
  double.behave("endless");
  const { answer } = await ask();
  expect(answer?.text.length).toBeLessThan(13_000);
});
