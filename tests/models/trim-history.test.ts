import fc from "fast-check";
import { expect, it } from "vitest";
import { trimHistory } from "#lib/models/trim-history.ts";
import type { Turn } from "#lib/schema/answer.ts";

const user = (content: string): Turn => ({ role: "user", content });
const assistant = (content: string): Turn => ({ role: "assistant", content });

it("keeps the newest turns that fit, oldest first", () => {
  const history = [
    user("a".repeat(40)),
    assistant("b".repeat(40)),
    user("c".repeat(40)),
    assistant("d".repeat(40)),
  ];
  expect(trimHistory(history, 25).map(({ content }) => content[0])).toEqual(["c", "d"]);
  expect(trimHistory(history, 40)).toEqual(history);
});

it("does not begin with an answer whose question is gone", () => {
  const history = [user("a".repeat(40)), assistant("b"), user("c"), assistant("d")];
  expect(trimHistory(history, 5)).toEqual([user("c"), assistant("d")]);
});

it("cuts the newest turn if it is too long by itself", () => {
  expect(trimHistory([user("x".repeat(100))], 10)).toEqual([user("x".repeat(40))]);
});

it.each(["[1]", "[1][2]", "[1, 2]", "[1-3]", "[^1]", "【1†source】"])("strips %s", (marker) => {
  expect(trimHistory([assistant(`It failed ${marker}. In [2031] it`)], 100)[0]?.content).toMatch(
    /^It failed\. In/,
  );
});

it("never goes over its budget and never changes the order", () => {
  const turns = fc.array(
    fc.record({ role: fc.constantFrom("user" as const, "assistant" as const), content: fc.string() }),
  );
  fc.assert(
    fc.property(turns, fc.integer({ min: 1, max: 30 }), (history, tokens) => {
      const kept = trimHistory(history, tokens);
      expect(kept.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(tokens * 4);
      const roles = history.slice(history.length - kept.length).map(({ role }) => role);
      expect(kept.map(({ role }) => role)).toEqual(roles);
    }),
  );
});
