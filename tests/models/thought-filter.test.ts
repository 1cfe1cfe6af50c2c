import fc from "fast-check";
import { expect, it } from "vitest";
import { createThoughtFilter } from "#lib/models/thought-filter.ts";

function filtered(chunks: readonly string[]): string {
  const filter = createThoughtFilter();
  return chunks.map((chunk) => filter.push(chunk)).join("") + filter.finish();
}

/** Any way to cut the text into chunks. */
const cuts = (text: string) =>
  fc.array(fc.integer({ min: 0, max: text.length })).map((places) => {
    const ends = [...places.toSorted((a, b) => a - b), text.length];
    return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
  });

it.each([
  ["<think>It may be 7.</think>\n\nIt is 8 [1].", "It is 8 [1]."],
  ["\n<think>\n</think>Yes.", "Yes."],
  ["<think>without an end", ""],
  ["It is <think>8</think>.", "It is <think>8</think>."],
  ["<thin ice>", "<thin ice>"],
  ["<th", "<th"],
  ["  ", "  "],
])("makes of %j, cut anywhere, %j", (text, expected) => {
  fc.assert(
    fc.property(cuts(text), (chunks) => {
      expect(filtered(chunks)).toBe(expected);
    }),
  );
});

it("passes text on at once", () => {
  expect(createThoughtFilter().push("I")).toBe("I");
});
