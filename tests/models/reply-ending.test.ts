import { expect, it } from "vitest";
import { endingOf } from "#lib/models/reply-ending.ts";

it.each([
  [undefined, "complete"],
  ["stop", "complete"],
  ["STOP", "complete"],
  ["eos", "complete"],
  ["eos_token", "complete"],
  ["end_turn", "complete"],
  ["stop_sequence", "complete"],
  ["length", "length"],
  ["max_tokens", "length"],
  ["MAX_TOKENS", "length"],
  ["model_length", "length"],
  ["content_filter", "filter"],
  ["SAFETY", "filter"],
  ["refusal", "filter"],
  ["error", "fault"],
  ["insufficient_system_resource", "fault"],
] as const)("reads the reason %s as %s", (reason, ending) => {
  expect(endingOf(reason)).toBe(ending);
});
