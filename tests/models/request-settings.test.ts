import { expect, it } from "vitest";
import { type RequestSettings, withoutRefused } from "#lib/models/request-settings.ts";
import { readFault, ServerFaultError } from "#lib/models/server-words.ts";

const ALL: RequestSettings = {
  temperature: 0,
  limitField: "max_tokens",
  effort: "low",
  systemMessage: true,
};

function next(status: number, body: unknown, settings = ALL, tried = new Set<string | undefined>()) {
  const fault = readFault(body);
  if (fault === undefined) throw new Error("no fault in it");
  return withoutRefused(settings, new ServerFaultError(fault, new Response(null, { status })), tried);
}

it.each([
  [400, { error: { message: "temperature must be 1 for this model" } }, { temperature: undefined }],
  [400, { error: { message: "Unsupported value", param: "temperature" } }, { temperature: undefined }],
  [
    400,
    { error: { message: "'max_tokens' is not supported. Use 'max_completion_tokens' instead." } },
    { limitField: "max_completion_tokens" },
  ],
  [
    422,
    { detail: [{ loc: ["body", "max_tokens"], msg: "Extra inputs are not permitted", input: 4096 }] },
    { limitField: "max_completion_tokens" },
  ],
  [400, { error: "Unknown field: reasoning_effort" }, { effort: undefined }],
  [400, { error: { message: "System role not supported" } }, { systemMessage: false }],
  [500, { message: "Conversation roles must alternate user/assistant/user" }, { systemMessage: false }],
])("leaves out what %i %j refuses", (status, body, changed) => {
  expect(next(status, body)).toEqual({ ...ALL, ...changed });
});

it("takes the older name again where the newer is refused, and none where both are", () => {
  const newer = { ...ALL, limitField: "max_completion_tokens" as const };
  const body = { error: { message: "Unrecognized request argument: max_completion_tokens" } };
  expect(next(400, body, newer)?.limitField).toBe("max_tokens");
  expect(next(400, body, newer, new Set(["max_tokens"]))).toEqual({ ...ALL, limitField: undefined });
});

it.each([
  [400, { error: { message: "max_tokens is too large: at most 2048" } }],
  [400, { error: { message: "The messages are empty" } }],
  [401, { error: { message: "This key may not set a temperature" } }],
  [429, { error: { message: "max_tokens of this minute are used up" } }],
])("leaves %i %j to others", (status, body) => {
  expect(next(status, body)).toBeUndefined();
});
