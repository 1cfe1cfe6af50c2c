import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignSentences } from "#lib/compare/align-sentences.ts";
import { haveDifferentFigures } from "#lib/compare/figures/compare-figures.ts";

describe("alignSentences", () => {
  it("puts the same claim in like words together, and leaves others alone", () => {
    const texts = [
      "About 1,200 dockers went on strike at the harbour of Vessholm.",
      "The ferries to the islands run twice a day.",
      "At the harbour of Vessholm some 1,200 dockers went on strike.",
    ];
    expect(alignSentences(texts)).toEqual([[0, 2], [1]]);
  });

  it("has each sentence in exactly one group", () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 12 }), (texts) => {
        const groups = alignSentences(texts);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(texts.map((_, index) => index));
      }),
      { numRuns: 50 },
    );
  });
});

describe("haveDifferentFigures", () => {
  it.each([
    ["About 1,200 dockers walked out.", "Some 900 dockers walked out.", true],
    ["About 1,200 dockers walked out.", "Some 1,210 dockers walked out.", false],
    ["About 1,200 dockers walked out.", "The strike costs 900 crowns a day.", false],
    ["It has 3,500 soldiers there.", "It has just over 3,000 troops there.", true],
    ["The strike began on 3 March 2019.", "The strike of 5 March 2018 was longer.", false],
    ["Nobody was counted.", "Some 900 dockers walked out.", false],
  ])("%s / %s: %s", (a, b, expected) => {
    expect(haveDifferentFigures(a, b)).toBe(expected);
    expect(haveDifferentFigures(b, a)).toBe(expected);
  });
});
