import { expect, it } from "vitest";
import { contentPlaces, SENTENCE_GAP } from "#lib/text/content-places.ts";

it("counts content words from one, and words of grammar not at all", () => {
  expect([...contentPlaces("The crane of the harbour was lifting the cranes.")]).toEqual([
    ["crane", [1, 4]],
    ["harbour", [2]],
    ["lift", [3]],
  ]);
});

it.each([
  "Harbour. Crane",
  "Harbour; crane",
  "“Harbour!” Crane",
  "Harbour\nCrane",
  "Harbour \n\n Crane",
  "Harbour. The crane",
])("sets sentences and paragraphs apart: %j", (text) => {
  expect(contentPlaces(text).get("crane")).toEqual([2 + SENTENCE_GAP]);
});

it.each(["Harbour, crane", "Harbour (crane)", "Harbour – crane", "Harbour of the crane", "harbour/crane"])(
  "leaves words of one sentence together: %j",
  (text) => {
    expect(contentPlaces(text).get("crane")).toEqual([2]);
  },
);

it("has no places for a text without content words", () => {
  expect(contentPlaces("").size).toBe(0);
  expect(contentPlaces("of the and").size).toBe(0);
});
