import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "#lib/duplicates/read-text.ts";
import { plainWords } from "#lib/duplicates/read-words.ts";

describe("readText", () => {
  it("reads words without case, accents, apostrophes, hyphens of typesetting and punctuation", () => {
    expect(plainWords("The Café’s owner — it's “José” — isn't in.")).toBe(
      "the cafes owner its jose isnt in ",
    );
    expect(plainWords("har\u00adbour\u00a0No. 1,500")).toBe("harbour no 1 500 ");
    expect(plainWords("'Quoted' words'")).toBe("quoted words ");
  });

  it("takes each character for a word where none are set apart by spaces", () => {
    expect(readText("船は港に入った。").count).toBe(7);
    expect(readText("항구에 배가 들어왔다.").count).toBe(3);
  });

  it("has one run for each three words in a row, ascending, each once", () => {
    expect(readText("one two").runs).toHaveLength(0);
    expect(readText("one two three four").runs).toHaveLength(2);
    const { count, runs } = readText("gulls and gulls and gulls and gulls and");
    expect(count).toBe(8);
    expect(runs).toHaveLength(2);
    expect([...runs]).toEqual([...runs].sort((a, b) => a - b));
  });

  it("knows runs by their words and their order", () => {
    const [abc, acb] = ["anna bought crabs", "anna crabs bought"].map((text) => readText(text).runs[0]);
    expect(abc).not.toBe(acb);
    expect(readText("Anna bought: CRABS!").runs[0]).toBe(abc);
    // Words are not merely strung together.
    expect(readText("ann abought crabs").runs[0]).not.toBe(abc);
  });

  it("spreads runs evenly over all numbers, so that a sample of the smallest is a fair one", () => {
    const { runs } = readText(Array.from({ length: 20_000 }, (_, i) => `w${i}`).join(" "));
    const buckets = new Uint32Array(16);
    for (const run of runs) buckets[run >>> 28] = (buckets[run >>> 28] ?? 0) + 1;
    // 1,250 expected in each; five standard deviations.
    for (const count of buckets) expect(Math.abs(count - 1250)).toBeLessThan(175);
    expect(runs.length).toBeGreaterThan(19_990);
  });

  it("reads any text, and the same of its parts put together by a space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (first, second) => {
        expect(plainWords(`${first} ${second}`)).toBe(plainWords(first) + plainWords(second));
        expect(readText(first).count).toBe(plainWords(first).split(" ").length - 1);
        expect(readText(first).runs.length).toBeLessThanOrEqual(Math.max(0, readText(first).count - 2));
      }),
    );
  });
});
