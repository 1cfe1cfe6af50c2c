import { describe, expect, it } from "vitest";
import type { QuestionTerm } from "#lib/domain/retrieval.ts";
import {
  coverageOf as coverageOfTokens,
  isSilent,
  judgeCoverage,
  likelihood,
} from "#lib/retrieval/judge-coverage.ts";
import { tokenize } from "#lib/text/tokens.ts";

const terms = [
  { word: "harbour", term: "harbour", idf: 2 },
  { word: "strike", term: "strike", idf: 1 },
];

const coverageOf = (terms: readonly QuestionTerm[], text: string) => coverageOfTokens(terms, tokenize(text));

describe("coverageOf", () => {
  it("is nothing when no word of the question is there", () => {
    expect(coverageOf(terms, "The mayor spoke of schools.")).toEqual({
      share: 0,
      mass: 0,
      termShare: 0,
      withoutNames: false,
    });
    expect(coverageOf([], "The mayor spoke of schools.")).toEqual({
      share: 0,
      mass: 0,
      termShare: 0,
      withoutNames: false,
    });
  });

  it("weighs rare words more, and counts each once", () => {
    const rare = coverageOf(terms, "The harbour is large.");
    const common = coverageOf(terms, "The strike is long.");
    expect(rare).toEqual({ share: 2 / 3, mass: 2, termShare: 0.5, withoutNames: false });
    expect(common.mass).toBe(1);
    expect(coverageOf(terms, "The harbour, the harbour.")).toEqual(rare);
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
    expect(isSilent(coverageOf(rareMissing, "The dockers of the harbour went on strike."), 100)).toBe(false);
    expect(isSilent(coverageOf(rareMissing, "The dockers went home."), 100)).toBe(true);
  });

  it("asks for more of a question the more of it could be there by chance", () => {
    const found = { share: 0.4, mass: 4, termShare: 0.5, withoutNames: false };
    expect(judgeCoverage(found, 20)).toBe("good");
    expect(judgeCoverage(found, 200)).toBe("thin");
    expect(judgeCoverage(found, 20_000)).toBe("none");
    expect(likelihood(found, 1)).toBe(likelihood(found, 3));
  });

  it("doubts a passage without any of the names asked about", () => {
    const named = [...terms, { word: "Ostholm", term: "ostholm", idf: 1, isName: true }];
    expect(coverageOf(named, "The harbour strike.").withoutNames).toBe(true);
    expect(coverageOf(named, "The harbour strike of Ostholm.").withoutNames).toBe(false);
    expect(coverageOf(terms, "The harbour strike.").withoutNames).toBe(false);
    const found = { share: 0.5, mass: 3, termShare: 0.5 };
    expect(likelihood({ ...found, withoutNames: true }, 50)).toBeLessThan(
      likelihood({ ...found, withoutNames: false }, 50),
    );
  });

  it("grows with the share and with the mass that were found", () => {
    for (const passages of [1, 10, 1_000, 300_000]) {
      const little = likelihood({ share: 0.2, mass: 2, termShare: 1, withoutNames: false }, passages);
      expect(
        likelihood({ share: 0.3, mass: 2, termShare: 1, withoutNames: false }, passages),
      ).toBeGreaterThan(little);
      expect(
        likelihood({ share: 0.2, mass: 3, termShare: 1, withoutNames: false }, passages),
      ).toBeGreaterThan(little);
      expect(judgeCoverage({ share: 0, mass: 0, termShare: 0, withoutNames: false }, passages)).toBe("none");
      expect(judgeCoverage({ share: 1, mass: 20, termShare: 1, withoutNames: false }, passages)).toBe("good");
    }
  });
});
