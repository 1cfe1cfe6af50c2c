import { expect, it } from "vitest";
import { readVerdict } from "#lib/verdicts/sentence-judge.ts";

it.each([
  ["supported", "supported"],
  ["Supported.", "supported"],
  ["**not-supported**", "not-supported"],
  ["Not supported: the passage gives 1,500.", "not-supported"],
  ["cannot tell", "cannot-tell"],
  ["partly", "partly"],
  ["The sentence is supported.", undefined],
  ["supportedness", undefined],
  ["", undefined],
])("reads %j as %s", (reply, verdict) => {
  expect(readVerdict(reply)).toBe(verdict);
});
