import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentTokens, indexTerms, tokenize } from "#lib/text/tokens.ts";

const terms = (text: string) => tokenize(text).map((token) => token.term);

describe("tokenize", () => {
  it("keeps the country apart from the pronoun", () => {
    expect(terms("The U.S. and the US told us")).toEqual(["the", "usa", "and", "the", "usa", "told", "us"]);
  });

  it("merges the names of one country, its people and its adjective", () => {
    for (const text of ["United States", "American", "Americans", "US’", "U.S.A."])
      expect(terms(text)).toEqual(["usa"]);
    expect(new Set(terms("Iran Iranian Iran's Iranians").filter((term) => term !== "s"))).toEqual(
      new Set(["iran"]),
    );
  });

  it("folds accents and apostrophes, and stems", () => {
    expect(terms("Cafés’ trained o'clock")).toEqual(["cafe", "train", "oclock"]);
  });

  it("reads a number with and without thousands separators as one", () => {
    expect(terms("1,500 1500 2.5")).toEqual(["1500", "1500", "2.5"]);
  });

  it("gives spans that point at the word, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let last = 0;
        for (const { word, start, end } of tokenize(text)) {
          expect(text.slice(start, end)).toBe(word);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

describe("what is indexed and asked", () => {
  it("leaves stop words out of the index", () => {
    expect(indexTerms("The harbour is in the US")).toEqual(["harbour", "usa"]);
  });

  it("leaves a question its subject", () => {
    expect(contentTokens("What does the article say about harbours?").map((token) => token.word)).toEqual([
      "harbours",
    ]);
    expect(contentTokens("Who did what?").map((token) => token.word)).toEqual(["Who", "did", "what"]);
  });

  it("reads words that every JavaScript object knows as the words they are", () => {
    const terms = tokenize("constructor valueOf toString").map(({ term }) => term);
    expect(terms).toEqual(["constructor", "valueof", "tostr"]);
  });
});
