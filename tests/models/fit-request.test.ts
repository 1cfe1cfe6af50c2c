import { expect, it } from "vitest";
import { firstSize, type LearntLimits, smallerSize } from "#lib/models/fit-request.ts";

const UNKNOWN = { context: undefined, output: undefined, prompt: undefined };

it("makes the answer shorter while that is enough, and then the prompt", () => {
  const learnt: LearntLimits = {};
  const long = smallerSize(
    { characters: 9_000, maxTokens: 4_096 },
    { ...UNKNOWN, context: 4_096, prompt: 3_000 },
    learnt,
  );
  expect(long?.characters).toBe(9_000);
  expect(long?.maxTokens).toBeGreaterThan(800);
  expect(long?.maxTokens).toBeLessThan(1_096);
  const longer = smallerSize(
    { characters: 30_000, maxTokens: 4_096 },
    { ...UNKNOWN, context: 4_096, prompt: 10_000 },
    learnt,
  );
  expect(longer?.maxTokens).toBe(800);
  expect(longer?.characters).toBeLessThan((4_096 - 800) * 3);
  expect(longer?.characters).toBeGreaterThan(9_000);
});

it("halves both where the server gives no numbers, or numbers that do not help", () => {
  const sent = { characters: 10_000, maxTokens: 1_000 };
  expect(smallerSize(sent, UNKNOWN, {})).toEqual({ characters: 5_000, maxTokens: 500 });
  expect(smallerSize(sent, { ...UNKNOWN, context: 100_000 }, {})).toEqual({
    characters: 5_000,
    maxTokens: 500,
  });
});

it("gives up where nothing smaller makes sense", () => {
  expect(smallerSize({ characters: 300, maxTokens: 64 }, UNKNOWN, {})).toBeUndefined();
});

it("begins with what it has learnt", () => {
  const learnt: LearntLimits = {};
  smallerSize(
    { characters: 30_000, maxTokens: 4_096 },
    { ...UNKNOWN, context: 4_096, prompt: 10_000 },
    learnt,
  );
  expect(firstSize(3_000, 4_096, learnt).maxTokens).toBeGreaterThan(2_500);
  expect(firstSize(30_000, 4_096, learnt).characters).toBeLessThan(10_000);
  expect(firstSize(30_000, 4_096, {})).toEqual({ characters: 30_000, maxTokens: 4_096 });
  expect(firstSize(100, 4_096, { output: 1_024 }).maxTokens).toBe(1_024);
});
