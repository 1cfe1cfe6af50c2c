import fc from "fast-check";
import { expect, it } from "vitest";
import { haveSwappedLetters, swappedSpellings } from "#lib/text/swapped-letters.ts";

it("takes two long spellings with neighbouring letters swapped for one name", () => {
  expect(haveSwappedLetters("brankovitz", "brankoivtz")).toBe(true);
  expect(haveSwappedLetters("makeleine", "makelinee")).toBe(false);
});

it("keeps names apart that differ by another letter, by the first, by length, or that are short", () => {
  for (const [a, b] of [
    ["hollander", "hallander"],
    ["andersen", "nadersen"],
    ["petersen", "peterse"],
    ["brian", "brain"],
    ["petersen", "petersen"],
  ] as const) {
    expect(haveSwappedLetters(a, b)).toBe(false);
  }
});

it("makes exactly the spellings that it accepts", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-e]{1,12}$/), (word) => {
      for (const other of swappedSpellings(word)) {
        expect(haveSwappedLetters(word, other)).toBe(true);
        expect(haveSwappedLetters(other, word)).toBe(true);
      }
    }),
  );
  expect(swappedSpellings("petersen")).toContain("petesren");
  expect(swappedSpellings("brian")).toEqual([]);
});
