import { expect, test } from "vitest";
import { articleParagraphs } from "#app/articles/[id]/article-paragraphs.ts";
import { articleParts, partToShow } from "#app/articles/[id]/article-parts.ts";

const paragraphs = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `${index} ${"silt ".repeat(length / 5)}.`).join("\n\n");

test("an article of common length is one part", () => {
  const text = paragraphs(100, 1_000);
  expect(articleParts(text)).toEqual([[0, text.length]]);
  expect(articleParts("")).toEqual([[0, 0]]);
});

test.each([
  ["many paragraphs", paragraphs(2_000, 1_000)],
  ["one paragraph without an end", "silt ".repeat(400_000)],
  ["one word without an end", "😀".repeat(500_000)],
])("a text that is too long is cut where it hurts least, and nothing is lost: %s", (_name, text) => {
  const parts = articleParts(text);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.map(([start, end]) => text.slice(start, end)).join("")).toBe(text);
  for (const [start, end] of parts) {
    expect(end - start).toBeLessThanOrEqual(150_000);
    expect(text.slice(start, end).isWellFormed()).toBe(true);
  }
});

test("the part with the cited words is shown, unless another one is asked for", () => {
  const parts = [
    [0, 100],
    [100, 200],
    [200, 300],
  ] as const;
  expect(partToShow(parts, undefined, [150, 160])).toBe(2);
  expect(partToShow(parts, "3", [150, 160])).toBe(3);
  expect(partToShow(parts, "4", undefined)).toBe(1);
  expect(partToShow(parts, "x", undefined)).toBe(1);
});

test("a paragraph of twenty million characters is split without delay", () => {
  const text = "silt and sand ".repeat(1_500_000);
  const [first] = articleParts(text);
  expect(articleParagraphs(text, first)).toHaveLength(1);
});
