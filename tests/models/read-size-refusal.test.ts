import { expect, it } from "vitest";
import { readSizeRefusal } from "#lib/models/read-size-refusal.ts";
import { readFault, ServerFaultError } from "#lib/models/server-words.ts";

function refusal(status: number, body: unknown) {
  const fault = readFault(body);
  if (fault === undefined) throw new Error("no fault in it");
  const thrown = new ServerFaultError(fault, new Response(null, { status }));
  // As libraries wrap it.
  return readSizeRefusal(new Error("Connection error.", { cause: new Error("again", { cause: thrown }) }));
}

it.each([
  [
    "OpenAI",
    400,
    {
      error: {
        message:
          "This model's maximum context length is 8192 tokens. However, you requested 9,300 tokens (5,204 in the messages, 4096 in the completion). Please reduce the length.",
        code: "context_length_exceeded",
      },
    },
    { context: 8192, prompt: 5204 },
  ],
  [
    "a code alone",
    400,
    { error: { message: "Bad request", code: "context_length_exceeded" } },
    { context: undefined },
  ],
  [
    "vLLM",
    400,
    {
      object: "error",
      message:
        "'max_tokens' or 'max_completion_tokens' is too large: 4096. This model's maximum context length is 6000 tokens and your request has 2507 input tokens (4096 > 6000 - 2507).",
      code: 400,
    },
    { context: 6000, prompt: 2507 },
  ],
  [
    "llama.cpp",
    400,
    {
      error: {
        code: 400,
        message: "the request exceeds the available context size, try increasing it",
        type: "exceed_context_size_error",
        n_prompt_tokens: 4410,
        n_ctx: 2048,
      },
    },
    { context: 2048, prompt: 4410 },
  ],
  [
    "older llama.cpp",
    500,
    { error: { message: "request (8283 tokens) exceeds the available context size (2048 tokens)" } },
    { context: 2048, prompt: 8283 },
  ],
  [
    "LM Studio",
    400,
    {
      error:
        "Trying to keep the first 5113 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.",
    },
    { context: 4096, prompt: 5113 },
  ],
  [
    "Ollama",
    400,
    { error: { message: "prompt too long; exceeded max context length by 212 tokens" } },
    { prompt: undefined },
  ],
  [
    "TGI",
    422,
    {
      error:
        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 3000 `inputs` tokens and 2048 `max_new_tokens`",
      error_type: "validation",
    },
    { context: 4096, prompt: 3000 },
  ],
  [
    "Anthropic",
    400,
    { error: { message: "prompt is too long: 210000 tokens > 200000 maximum" } },
    { context: 200000, prompt: 210000 },
  ],
  [
    "Google",
    400,
    [
      {
        error: {
          message: "The input token count (9000) exceeds the maximum number of tokens allowed (8192).",
        },
      },
    ],
    { context: 8192, prompt: 9000 },
  ],
  [
    "Mistral",
    400,
    {
      object: "error",
      message:
        "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length",
    },
    { context: 32768, prompt: 40000 },
  ],
  [
    "Groq",
    413,
    {
      error: {
        message: "Request too large for model on tokens per minute (TPM): Limit 6000, Requested 8123",
      },
    },
    { context: 6000, prompt: 8123 },
  ],
  ["a proxy", 413, { message: "Payload too large" }, { context: undefined }],
  [
    "a limit of the answer",
    400,
    {
      error: {
        message: "max_tokens is too large: 4096. This model supports at most 2048 completion tokens.",
      },
    },
    { output: 2048, context: undefined },
  ],
  [
    "another limit of the answer",
    400,
    { error: { message: "max_tokens: 9000 > 8192, which is the maximum allowed number of output tokens" } },
    { output: 8192, context: undefined },
  ],
  [
    "FastAPI",
    422,
    { detail: [{ loc: ["body", "messages"], msg: "the conversation is too long for this model" }] },
    { context: undefined },
  ],
])("reads what %s says", (_, status, body, expected) => {
  expect(refusal(status, body)).toMatchObject(expected);
});

it.each([
  [400, { error: { message: "Unsupported parameter: 'max_tokens' is not supported with this model." } }],
  [400, { error: { message: "'temperature' does not support 0 with this model" } }],
  [429, { error: { message: "Rate limit reached: too many tokens per minute, limit 6000" } }],
  [429, { error: { message: "You exceeded your current quota", code: "insufficient_quota" } }],
  [401, { error: { message: "The request exceeds what this key may do" } }],
  [404, { error: { message: "The model does not exist" } }],
  [500, { error: { message: "The server had an error" } }],
  [503, { error: { message: "overloaded" } }],
])("takes %i %j for another matter", (status, body) => {
  expect(refusal(status, body)).toBeUndefined();
});
