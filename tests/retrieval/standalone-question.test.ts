import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { createModelRewriter } from "#lib/retrieval/standalone-question.ts";
import type { Turn } from "#lib/schema/answer.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";

const HISTORY: Turn[] = [
  { role: "user", content: "Who mended the crane?" },
  { role: "assistant", content: "Engineers mended it [2]." },
];
const BY_RULE = "What did it cost? (mended crane)";
const never = new AbortController().signal;
let double: OpenAiDouble;

beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());
afterEach(() => {
  double.behave("well-behaved");
  double.requests.length = 0;
});

const rewriter = (firstTextMs = 5_000) =>
  createModelRewriter({
    model: "openai:double",
    openai: { apiKey: "none", baseUrl: double.url },
    limits: { firstTextMs },
  });

it("returns the question that the model made of question and history", async () => {
  double.script("What did the repair of the crane cost?");
  expect(await rewriter()("What did it cost?", HISTORY, never)).toBe(
    "What did the repair of the crane cost?",
  );
  const { body } = double.requests[0] ?? {};
  expect(body?.stream).not.toBe(true);
  expect(body?.messages?.at(-1)?.content).toBe(
    "Conversation:\nuser: Who mended the crane?\nassistant: Engineers mended it.\n\nQuestion: What did it cost?",
  );
});

it("asks nobody when there is no history", async () => {
  expect(await rewriter()("What did it cost?", [], never)).toBe("What did it cost?");
  expect(double.requests).toHaveLength(0);
});

it.each([
  ["nothing", ""],
  ["a whole page", "What did the crane cost? ".repeat(30)],
  ["several lines", "What did the crane cost?\nIt cost a lot."],
  ["an excuse", "I'm sorry, I can't help with that."],
  ["thoughts alone", "<think>It is the crane that they mean"],
  ["thoughts without marks", "Okay, the reader means the crane. What did the crane cost?"],
  ["a statement", "The reader wants to know what the repair of the crane cost."],
  ["an object", '{"question": "What did the crane cost?"}'],
])("leaves it to the rules when the model replies with %s", async (_, reply) => {
  double.script(reply);
  expect(await rewriter()("What did it cost?", HISTORY, never)).toBe(BY_RULE);
});

it.each([
  ['"What did the crane cost?"', "in quotation marks"],
  ["Question: What did the crane cost?\n", "after a label"],
  ["**Standalone question:** What did the crane cost?", "after a label in bold"],
  ["What did the crane cost? (I put the crane for “it”.)", "before a note"],
  ["<think>They mean the crane.</think>\n\nWhat did the crane cost?", "after thoughts"],
  ["They mean the crane.\n</think>\n\nWhat did the crane cost?", "after thoughts with an end alone"],
  [
    "<|channel|>analysis<|message|>The crane?<|end|><|start|>assistant<|channel|>final<|message|>What did the crane cost?<|return|>",
    "in its channel",
  ],
])("takes the question out of %s", async (reply) => {
  double.script(reply);
  expect(await rewriter()("What did it cost?", HISTORY, never)).toBe("What did the crane cost?");
});

it.each(["silence", "server-error", "key-refused", "disconnect"] as const)(
  "leaves it to the rules on %s",
  async (behaviour) => {
    double.behave(behaviour);
    expect(await rewriter(150)("What did it cost?", HISTORY, never)).toBe(BY_RULE);
  },
);

it("ends the request when it is stopped", async () => {
  double.behave("silence");
  const controller = new AbortController();
  const rewritten = rewriter()("What did it cost?", HISTORY, controller.signal);
  await vi.waitFor(() => expect(double.requests).toHaveLength(1));
  controller.abort();
  expect(await rewritten).toBe(BY_RULE);
  await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
});
