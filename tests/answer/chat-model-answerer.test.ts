import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Answerer, AnswerPiece } from "#lib/answer/answerer.ts";
import { createChatModelAnswerer } from "#lib/answer/chat-model-answerer.ts";
import type { ChatLimits } from "#lib/models/chat-limits.ts";
import { answererContract, answerRequest, textOf } from "#tests/contracts/answerer.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";

const KEY = "sk-secret-0123456789";
let double: OpenAiDouble;

beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());
afterEach(() => {
  vi.unstubAllEnvs();
  double.behave("well-behaved");
  double.requests.length = 0;
});

function answerer(limits: Partial<ChatLimits> = {}, { model = "openai:double", baseUrl = double.url } = {}) {
  return createChatModelAnswerer({
    model,
    openai: { apiKey: KEY, baseUrl },
    limits: { firstPauseMs: 5, ...limits },
  });
}

const TWO_SENTENCES =
  "Ships waited nine hours, Mira Holt said [1]. Engineers mended the crane overnight, for 40,000 crowns [2].";

async function piecesOf(asked: Answerer): Promise<AnswerPiece[]> {
  const pieces: AnswerPiece[] = [];
  for await (const piece of asked.answer(answerRequest())) pieces.push(piece);
  return pieces;
}

answererContract("a chat model", () => answerer());

it("passes each delta on as it arrives, once the first cited sentence is whole", async () => {
  double.behave("byte-by-byte");
  double.script(TWO_SENTENCES);
  const [first = "", ...others] = await piecesOf(answerer());
  expect(first).toMatch(/nine hours, Mira Holt said \[1\]\.\s?$/);
  expect(others.length).toBeGreaterThan(10);
  // Only what may begin a mark waits for the next character.
  expect(others.every((delta) => typeof delta === "string" && [...delta].length <= 2)).toBe(true);
});

it("gives the brackets of a passage that the model copied as the article's own", async () => {
  const request = answerRequest();
  const passages = request.passages.map((one, index) =>
    index > 0
      ? one
      : {
          ...one,
          passage: { ...one.passage, text: one.passage.text.replace("nine hours", "nine hours[2]") },
        },
  );
  const deltas: AnswerPiece[] = [];
  for await (const delta of answerer().answer({ ...request, passages })) deltas.push(delta);
  const own = deltas.map((delta) => (typeof delta === "string" ? delta : "")).join("");
  expect(deltas).toContainEqual({ source: "[" });
  expect(own).toContain("nine hours2, Mira Holt said [1].");
});

it("asks for a bounded answer at temperature 0, by streaming", async () => {
  await textOf(answerer({ maxTokens: 77 }).answer(answerRequest()));
  expect(double.requests).toHaveLength(1);
  expect(double.requests[0]?.body).toMatchObject({ temperature: 0, max_tokens: 77, stream: true });
});

it("does without a temperature once a model has refused it", async () => {
  double.behave("temperature-refused");
  const reasoning = answerer({}, { model: "openai:no-temperature" });
  expect(await textOf(reasoning.answer(answerRequest()))).toContain("[1]");
  expect(await textOf(reasoning.answer(answerRequest()))).toContain("[1]");
  expect(double.requests.map(({ body }) => body.temperature)).toEqual([0, undefined, undefined]);
});

it("waits as Retry-After asks, and tries again", async () => {
  double.behave("rate-limited-twice");
  expect(await textOf(answerer().answer(answerRequest()))).toContain("[1]");
  expect(double.requests).toHaveLength(3);
});

it("leaves out what a reasoning model thinks aloud", async () => {
  double.behave("thinking");
  const text = await textOf(answerer().answer(answerRequest()));
  expect(text).toMatch(/^Ships waited/);
  expect(text).not.toContain("think");
});

it("cuts an answer that has no end", async () => {
  double.behave("endless");
  const text = await textOf(answerer({ maxCharacters: 500 }).answer(answerRequest()));
  expect(text).toHaveLength(500);
  await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
});

describe("when it is stopped", () => {
  it("closes the connection at once, in mid-answer", async () => {
    double.behave("slow");
    double.script(TWO_SENTENCES);
    const controller = new AbortController();
    let pieces = 0;
    for await (const _ of answerer().answer(answerRequest({ signal: controller.signal }))) {
      pieces += 1;
      controller.abort();
    }
    expect(pieces).toBe(1);
    await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
  });

  it("closes the connection at once, before the first word", async () => {
    double.behave("silence");
    const controller = new AbortController();
    const answer = textOf(answerer().answer(answerRequest({ signal: controller.signal })));
    await vi.waitFor(() => expect(double.requests).toHaveLength(1));
    controller.abort();
    expect(await answer).toBe("");
    await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
  });

  it("closes the connection when the reader just stops reading", async () => {
    double.behave("slow");
    double.script(TWO_SENTENCES);
    for await (const _ of answerer().answer(answerRequest())) break;
    await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
  });
});

describe("when the model fails", () => {
  it.each([
    ["key-refused", "model-failed", /refused the key/],
    ["model-unknown", "model-failed", /double .*is not known/],
    ["bad-request", "model-failed", /field input is too long/],
    ["rate-limited", "model-failed", /too many requests/],
    ["quota-exhausted", "model-failed", /quota is used up/],
    ["server-error", "model-failed", /failed \(HTTP 500\)/],
    ["empty", "model-failed", /empty answer/],
    ["disconnect", "model-failed", /broke off/],
    ["cut-short", "model-failed", /broke off/],
    ["invalid-json-line", "model-failed", /cannot be read/],
    ["silence", "model-timeout", /did not begin to answer within 0.2 s/],
    ["silence-midway", "model-timeout", /stopped in the middle of its answer for 0.1 s/],
  ] as const)("%s is %s, in one sentence without the key", async (behaviour, code, message) => {
    double.behave(behaviour);
    const short = behaviour.startsWith("silence") ? { firstTextMs: 200, idleMs: 100 } : {};
    const failure = await textOf(answerer({ ...short, tries: 2 }).answer(answerRequest())).then(
      (text) => ({ code: "none", message: text, hint: "", cause: "" }),
      (error: unknown) => error as { code: string; message: string; hint: string; cause: unknown },
    );
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(failure.hint).toMatch(/\.$/);
    expect(`${failure.message} ${failure.hint} ${String(failure.cause)}`).not.toContain(KEY);
    expect(failure.message).not.toMatch(/\n|\bat .*:\d+:\d+/);
  });

  it("names OPENAI_BASE_URL when nothing listens there", async () => {
    const gone = await startOpenAiDouble();
    await gone.close();
    await expect(textOf(answerer({}, { baseUrl: gone.url }).answer(answerRequest()))).rejects.toMatchObject({
      code: "model-unreachable",
      message: expect.stringContaining("ECONNREFUSED"),
      hint: expect.stringContaining("OPENAI_BASE_URL"),
    });
  });

  it("gives up on an answer that takes altogether too long", async () => {
    double.behave("endless");
    const endless = answerer({ totalMs: 150, maxCharacters: 1e9 }).answer(answerRequest());
    await expect(textOf(endless)).rejects.toMatchObject({ code: "model-timeout" });
  });

  it.each([
    ["anthropic:some-model", /needs the package @langchain\/anthropic/, /npm install @langchain\/anthropic/],
    ["nobody:some-model", /unknown provider: nobody/, /openai/],
  ])("says what %s needs", async (model, message, hint) => {
    await expect(textOf(answerer({}, { model }).answer(answerRequest()))).rejects.toMatchObject({
      code: "config-invalid",
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
});

it("sends nothing to anyone but the endpoint, even where LangChain's tracing is switched on", async () => {
  vi.stubEnv("LANGSMITH_TRACING", "true");
  vi.stubEnv("LANGSMITH_ENDPOINT", double.url);
  vi.stubEnv("LANGSMITH_API_KEY", "none");
  vi.stubEnv("LANGSMITH_GATEWAY", "http://127.0.0.1:9");
  await textOf(answerer().answer(answerRequest()));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(double.requests.map(({ path }) => path)).toEqual(["/v1/chat/completions"]);
});
