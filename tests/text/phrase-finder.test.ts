import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PhraseFinder } from "#lib/text/phrase-finder.ts";

const PHRASES = [" ab ", "ba", " a b", "ab ", "b a b", "<", " bab ", "\u00AD"];

function byPatterns(text: string): string[] {
  return PHRASES.filter((phrase) =>
    /^\W$/.test(phrase)
      ? text.includes(phrase)
      : new RegExp(phrase.replaceAll(" ", "\\W"), "i").test(` ${text} `),
  );
}

describe("a finder of phrases", () => {
  it("finds the same as one search for each", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."aabbABx_7 .<\u00ADé\n"), maxLength: 40 });
    const finder = new PhraseFinder(PHRASES);
    fc.assert(
      fc.property(texts, (text) => {
        expect(finder.find(text)).toEqual(new Set(byPatterns(text)));
      }),
      { numRuns: 500 },
    );
  });

  it("finds what stands behind a long text", () => {
    const finder = new PhraseFinder([" quay "]);
    expect(finder.find(`${"boats ".repeat(20_000)}quay`).size).toBe(1);
    expect(finder.find(`${"boats ".repeat(20_000)}quays`).size).toBe(0);
  });

  it("refuses a phrase that it could never find", () => {
    expect(() => new PhraseFinder(["a:b"])).toThrow("a:b");
  });
});
