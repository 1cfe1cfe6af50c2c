import { describe, expect, it } from "vitest";
import { coverageOf, judgeCoverage } from "#lib/retrieval/judge-coverage.ts";

const terms = [
  { word: "harbour", term: "harbour", idf: 2 },
  { word: "strike", term: "strike", idf: 1 },
];

describe("coverageOf", () => {
  it("is nothing when no word of the question is there", () => {
    expect(coverageOf(terms, "The mayor spoke of schools.")).toBe(0);
    expect(coverageOf([], "The mayor spoke of schools.")).toBe(0);
  });

  it("weighs rare words more, and repetition less and less", () => {
    const rare = coverageOf(terms, "The harbour is large.");
    const common = coverageOf(terms, "The strike is long.");
    expect(rare).toBeGreaterThan(common);
    const twice = coverageOf(terms, "The harbour, the harbour.");
    expect(twice).toBeGreaterThan(rare);
    expect(twice).toBeLessThan(2 * rare);
  });

  it("refuses below a quarter, and calls a match weak below 0.4", () => {
    expect([0, 0.24, 0.25, 0.39, 0.4, 1].map(judgeCoverage)).toEqual([
      "none",
      "none",
      "thin",
      "thin",
      "good",
      "good",
    ]);
  });
});
