import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bestCoverage,
  coverageOf as coverageOfTerms,
  isSilent,
  judgeCoverage,
  likelihood,
  NOTHING_COVERED,
  termsThatCover,
} from "#lib/retrieval/judge-coverage.ts";
import type { QuestionTerm } from "#lib/schema/retrieval.ts";
import { termFinder } from "#lib/text/find-terms.ts";
import { type Token, tokenize } from "#lib/text/tokens.ts";

const terms = [
  { word: "harbour", term: "harbour", idf: 2 },
  { word: "strike", term: "strike", idf: 1 },
];

const termsOf = (tokens: readonly Token[]) => new Set(tokens.map(({ term }) => term));
const coverageOf = (terms: readonly QuestionTerm[], text: string) =>
  coverageOfTerms(terms, termsOf(tokenize(text)));

describe("coverageOf", () => {
  it("is nothing when no word of the question is there", () => {
    expect(coverageOf(terms, "The mayor spoke of schools.")).toEqual({ ...NOTHING_COVERED, asked: 2 });
    expect(coverageOf([], "The mayor spoke of schools.")).toEqual(NOTHING_COVERED);
  });

  it("weighs rare words more, and counts each once", () => {
    const rare = coverageOf(terms, "The harbour is large.");
    const common = coverageOf(terms, "The strike is long.");
    expect(rare).toEqual({
      share: 2 / 3,
      mass: 2,
      termShare: 0.5,
      words: 1,
      asked: 2,
      namesMissing: 0,
      yearsMissing: false,
    });
    expect(common.mass).toBe(1);
    expect(coverageOf(terms, "The harbour, the harbour.")).toEqual(rare);
  });

  it("counts a word that is used for another, for half at most", () => {
    const exact = coverageOf(terms, "A strike.").share;
    const related = coverageOf(terms, "A raid, an assault, a bombing.").share;
    expect(related).toBeGreaterThan(0);
    expect(related).toBeLessThanOrEqual(exact / 2);
  });

  it("knows what is used for an irregular form, and an irregular form of what is used", () => {
    const fell = [{ word: "fell", term: "fell", idf: 2 }];
    expect(coverageOf(fell, "The collapse of the pier.").share).toBe(0.25);
    const failure = [{ word: "failure", term: "failur", idf: 2 }];
    expect(coverageOf(failure, "The pier fell.").share).toBe(coverageOf(fell, "The collapse.").share);
  });

  it("finds a long name that is spelt with two letters swapped", () => {
    const named = [{ word: "Holmstedt", term: "holmstedt", idf: 2, isName: true }];
    expect(coverageOf(named, "The engineer Holmtsedt.")).toMatchObject({
      share: 1,
      words: 1,
      namesMissing: 0,
      yearsMissing: false,
    });
    expect(coverageOf(named, "The engineer Holmsteda.")).toMatchObject({
      share: 0,
      namesMissing: 1,
      yearsMissing: false,
    });
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

  it("does not call a text silent that has the words asked for in irregular forms", () => {
    const asked = [
      { word: "passenger", term: "passeng", idf: 0.4 },
      { word: "fall", term: "fall", idf: 2.3 },
    ];
    expect(isSilent(coverageOf(asked, "Passenger numbers fell by a quarter."), 4)).toBe(false);
    expect(isSilent(coverageOf(asked, "The passenger numbers are unknown."), 4)).toBe(true);
    const found = coverageOf(asked, "Passenger numbers fell.");
    expect(found).toEqual({ ...coverageOf(asked, "Passenger numbers."), termShare: 1 });
  });

  it("counts a word of every subject half, unless it is a name", () => {
    const known = [
      { word: "harbour", term: "harbour", idf: 1 },
      { word: "important", term: "import", idf: 1 },
    ];
    expect(coverageOf(known, "An important matter.")).toMatchObject({ share: 1 / 3, mass: 0.5, words: 0.5 });
    const named = known.map((term) => ({ ...term, isName: true }));
    expect(coverageOf(named, "An important matter.")).toMatchObject({ share: 0.5, mass: 1, words: 1 });
  });

  it("trusts several words together more than one of the same mass", () => {
    const found = { share: 0.5, mass: 4, termShare: 0.5, asked: 4, namesMissing: 0, yearsMissing: false };
    expect(likelihood({ ...found, words: 2 }, 100)).toBeGreaterThan(likelihood({ ...found, words: 1 }, 100));
    expect(likelihood({ ...found, words: 4 }, 100)).toBe(likelihood({ ...found, words: 3 }, 100));
  });

  it("doubts a text of another year than the one asked about, and prefers one of it", () => {
    const asked = [...terms, { word: "2026", term: "2026", idf: 0.5 }];
    const other = coverageOf(asked, "The harbour strike of 2022.");
    const same = coverageOf(asked, "The harbour strike of 2026.");
    expect([other.yearsMissing, same.yearsMissing]).toEqual([true, false]);
    expect(judgeCoverage({ ...other, yearsMissing: false }, 20)).toBe("good");
    expect(judgeCoverage(other, 20)).toBe("thin");
    expect(judgeCoverage(same, 20)).toBe("good");
    expect(bestCoverage([other, same], 20)).toBe("good");
    expect(bestCoverage([other], 20)).toBe("thin");
    expect(bestCoverage([], 20)).toBe("none");
    const weak = { share: 0.4, mass: 4, termShare: 0.5, words: 2, asked: 4, namesMissing: 0 };
    expect(judgeCoverage({ ...weak, yearsMissing: false }, 200)).toBe("thin");
    expect(judgeCoverage({ ...weak, yearsMissing: true }, 200)).toBe("none");
  });

  it("asks for more of a question the more of it could be there by chance", () => {
    const found = {
      share: 0.4,
      mass: 4,
      termShare: 0.5,
      words: 2,
      asked: 4,
      namesMissing: 0,
      yearsMissing: false,
    };
    expect(judgeCoverage(found, 20)).toBe("good");
    expect(judgeCoverage(found, 200)).toBe("thin");
    expect(judgeCoverage(found, 20_000)).toBe("none");
    expect(likelihood(found, 1)).toBe(likelihood(found, 3));
  });

  it("doubts a passage the more of the names asked about it lacks", () => {
    const one = { word: "Ostholm", term: "ostholm", idf: 1, isName: true };
    const named = [...terms, one, { ...one, word: "Lindgren", term: "lindgren" }];
    expect(coverageOf(named, "The harbour strike.").namesMissing).toBe(1);
    expect(coverageOf(named, "The harbour strike of Ostholm.").namesMissing).toBe(0.5);
    expect(coverageOf(named, "Lindgren of Ostholm.").namesMissing).toBe(0);
    expect(coverageOf(terms, "The harbour strike.").namesMissing).toBe(0);
    const found = { share: 0.5, mass: 3, termShare: 0.5, words: 1, asked: 2, yearsMissing: false };
    const [all, half, none] = [0, 0.5, 1].map((namesMissing) => likelihood({ ...found, namesMissing }, 50));
    expect(half).toBeLessThan(all ?? 0);
    expect(none).toBeLessThan(half ?? 0);
  });

  it("grows with the share and with the mass that were found", () => {
    const found = { termShare: 1, words: 2, asked: 4, namesMissing: 0, yearsMissing: false };
    for (const passages of [1, 10, 1_000, 300_000]) {
      const little = likelihood({ ...found, share: 0.2, mass: 2 }, passages);
      expect(likelihood({ ...found, share: 0.3, mass: 2 }, passages)).toBeGreaterThan(little);
      expect(likelihood({ ...found, share: 0.2, mass: 3 }, passages)).toBeGreaterThan(little);
      expect(judgeCoverage(NOTHING_COVERED, passages)).toBe("none");
      expect(judgeCoverage({ ...found, share: 1, mass: 20, words: 4 }, passages)).toBe("good");
    }
  });
});

it("finds the same in the words that can cover as in all of a text", () => {
  const words = fc.constantFrom(
    ..."fell fall fallen lost lose collapse the strike struck raid attack Holmsted Holmsetd army forces important 2014 us United States American harbour".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(words), fc.array(fc.tuple(words, fc.boolean()), { maxLength: 6 }), (text, asked) => {
      const terms = asked.flatMap(([word, isName]) =>
        tokenize(word).map(({ term }) => ({ word, term, idf: 1, ...(isName && { isName }) })),
      );
      const read = text.join(" ");
      expect(coverageOfTerms(terms, termsOf(termFinder(termsThatCover(terms))(read)))).toEqual(
        coverageOf(terms, read),
      );
    }),
  );
});
