import { describe, expect, it } from "vitest";
import type { QuestionTerm } from "#lib/domain/retrieval.ts";
import { coverageOf as coverageOfTokens, isSilent, judgeCoverage } from "#lib/retrieval/judge-coverage.ts";
import { tokenize } from "#lib/text/tokens.ts";

const terms = [
  { word: "harbour", term: "harbour", idf: 2 },
  { word: "strike", term: "strike", idf: 1 },
];

const coverageOf = (terms: readonly QuestionTerm[], text: string) => coverageOfTokens(terms, tokenize(text));

describe("coverageOf", () => {
  it("is nothing when no word of the question is there", () => {
    expect(coverageOf(terms, "The mayor spoke of schools.")).toEqual({ share: 0, termShare: 0 });
    expect(coverageOf([], "The mayor spoke of schools.")).toEqual({ share: 0, termShare: 0 });
  });

  it("weighs rare words more, and repetition less and less", () => {
    const rare = coverageOf(terms, "The harbour is large.").share;
    const common = coverageOf(terms, "The strike is long.").share;
    expect(rare).toBeGreaterThan(common);
    const twice = coverageOf(terms, "The harbour, the harbour.").share;
    expect(twice).toBeGreaterThan(rare);
    expect(twice).toBeLessThan(2 * rare);
  });

  it("counts a word that is used for another, for half at most", () => {
    const exact = coverageOf(terms, "A strike.").share;
    const related = coverageOf(terms, "A raid, an assault, a bombing.").share;
    expect(related).toBeGreaterThan(0);
    expect(related).toBeLessThanOrEqual(exact / 2);
  });

  it("claims silence only where half of the words are missing, too", () => {
    const rareMissing = [
      ...terms,
      { word: "dockers", term: "docker", idf: 0.1 },
      { word: "rare", term: "rare", idf: 9 },
    ];
    expect(isSilent(coverageOf(rareMissing, "The dockers of the harbour went on strike."))).toBe(false);
    expect(isSilent(coverageOf(rareMissing, "The dockers went home."))).toBe(true);
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
