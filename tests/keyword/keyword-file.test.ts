import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeKeywordIndex, encodeKeywordIndex } from "#lib/keyword/keyword-file.ts";
import { anArticle } from "#tests/contracts/passage-store/fixtures.ts";
import { indexed } from "./indexed.ts";
import { randomCorpus } from "./random-corpus.ts";

describe("the keyword file", () => {
  it("gives the same index back, and the same bytes each time", () => {
    fc.assert(
      fc.property(randomCorpus, (corpus) => {
        const { index } = indexed(corpus);
        const bytes = encodeKeywordIndex(index);
        expect(decodeKeywordIndex(bytes)).toEqual(index);
        expect(encodeKeywordIndex(indexed(corpus).index)).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps frequencies that need two and four bytes", () => {
    const article = anArticle("a0", `${Array(300).fill("wheat").join(" ")}\n\nrye`, { title: "" });
    const { index } = indexed([article]);
    expect(index.passageFrequency).toBeInstanceOf(Uint16Array);
    expect(decodeKeywordIndex(encodeKeywordIndex(index))).toEqual(index);
    const wide = { ...index, wordFrequency: Uint32Array.of(70_000) };
    expect(decodeKeywordIndex(encodeKeywordIndex(wide)).wordFrequency).toEqual(Uint32Array.of(70_000));
  });

  it("copies nothing of a file, unless it lies where its numbers cannot be read", () => {
    const { index } = indexed([anArticle("a0", "wheat and rye")]);
    const bytes = encodeKeywordIndex(index);
    expect(decodeKeywordIndex(bytes).entryStart.buffer).toBe(bytes.buffer);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeKeywordIndex(shifted.subarray(3))).toEqual(index);
  });

  it("refuses what is no keyword file, or cut short", () => {
    const bytes = encodeKeywordIndex(indexed([anArticle("a0", "wheat and rye")]).index);
    const other = new TextEncoder().encode("SQLite format 3 and more");
    for (const wrong of [
      new Uint8Array(0),
      other,
      bytes.slice(0, 10),
      bytes.slice(0, 40),
      bytes.slice(0, -8),
    ]) {
      expect(() => decodeKeywordIndex(wrong)).toThrow("This is no keyword index");
    }
  });
});
