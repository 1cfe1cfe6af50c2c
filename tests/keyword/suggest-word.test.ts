import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithinOneEdit } from "#lib/keyword/search/one-edit.ts";
import { isLikelyMeant, suggestWord } from "#lib/keyword/search/suggest-word.ts";

/** Restricted Damerau-Levenshtein distance by the textbook table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.NaN;
  for (let j = 0; j <= b.length; j++) (table[0] ?? [])[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1)];
      (table[i] ?? [])[j] = Math.min(...steps, swap ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY);
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });

describe("one edit", () => {
  it("is what the table of distances says it is", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isWithinOneEdit(a, b)).toBe(distance(a, b) <= 1);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["sanctons", "sanctions"],
    ["sancctions", "sanctions"],
    ["sanctoins", "sanctions"],
    ["sanxtions", "sanctions"],
    ["ibran", "ibrant"],
  ])("turns %s into %s", (written, meant) => {
    expect(isWithinOneEdit(written, meant)).toBe(true);
    expect(isWithinOneEdit(meant, written)).toBe(true);
  });
});

describe("suggesting a word", () => {
  const words = ["bombing", "border", "borders", "brigade", "court", "yemen"];
  const frequency = Uint8Array.of(3, 5, 5, 2, 9, 4);

  it("takes the most frequent word, and of equally frequent ones the first", () => {
    expect(suggestWord("bombng", words, frequency)).toBe("bombing");
    expect(suggestWord("borderz", words, frequency)).toBe("border");
    expect(suggestWord("orders", ["borders", "orders"], Uint8Array.of(9, 1))).toBeUndefined();
  });

  it("prefers the same letters in another order to a more frequent word", () => {
    expect(suggestWord("casues", ["cases", "causes"], Uint8Array.of(9, 1))).toBe("causes");
  });

  it("takes no name for another that differs by one letter, and no word for its own end", () => {
    expect(suggestWord("Hussein", ["hossein"], Uint8Array.of(9))).toBeUndefined();
    expect(suggestWord("Solemani", ["soleimani"], Uint8Array.of(9))).toBe("soleimani");
    expect(suggestWord("apart", ["part"], Uint8Array.of(9))).toBeUndefined();
  });

  it("looks at the word without accents and capitals", () => {
    expect(suggestWord("Brígadé", ["brigades"], Uint8Array.of(1))).toBe("brigades");
  });

  it("keeps the first letter, but for a swap with the second", () => {
    expect(suggestWord("obrder", words, frequency)).toBe("border");
    expect(suggestWord("xorder", words, frequency)).toBeUndefined();
  });

  it("leaves short words alone, and changes no letter of a word of five", () => {
    expect(suggestWord("gold", ["golf"], Uint8Array.of(9))).toBeUndefined();
    expect(suggestWord("yeman", words, frequency)).toBeUndefined();
    expect(suggestWord("yemne", words, frequency)).toBe("yemen");
    expect(suggestWord("yemenn", words, frequency)).toBe("yemen");
    expect(isLikelyMeant("court", "court")).toBe(false);
  });

  it("leaves numbers and signs alone", () => {
    expect(suggestWord("201500", ["201501"], Uint8Array.of(9))).toBeUndefined();
    expect(suggestWord("u.s.a.f", words, frequency)).toBeUndefined();
  });
});
