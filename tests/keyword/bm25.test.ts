import { describe, expect, it } from "vitest";
import {
  ARTICLE_BM25,
  inverseDocumentFrequency,
  lengthNorm,
  PASSAGE_BM25,
  saturation,
} from "#lib/keyword/bm25.ts";

describe("BM25", () => {
  it("weighs rare words more, and common ones above zero", () => {
    expect(inverseDocumentFrequency(10, 1)).toBeCloseTo(Math.log(1 + 9.5 / 1.5), 12);
    expect(inverseDocumentFrequency(10, 10)).toBeCloseTo(Math.log(1 + 0.5 / 10.5), 12);
    expect(inverseDocumentFrequency(10, 10)).toBeGreaterThan(0);
  });

  it("takes k1 = 1.2 and b = 0.75 for passages, 1.5 and 0.75 for articles", () => {
    expect(lengthNorm(PASSAGE_BM25, 100, 100)).toBeCloseTo(1.2, 12);
    expect(lengthNorm(PASSAGE_BM25, 200, 100)).toBeCloseTo(1.2 * 1.75, 12);
    expect(saturation(PASSAGE_BM25, 1, 1.2)).toBeCloseTo(1, 12);
    expect(saturation(PASSAGE_BM25, 1e9, 1.2)).toBeCloseTo(2.2, 6);
    expect(lengthNorm(ARTICLE_BM25, 50, 100)).toBeCloseTo(1.5 * 0.625, 12);
    expect(saturation(ARTICLE_BM25, 3, 1.5)).toBeCloseTo(7.5 / 4.5, 12);
  });

  it("has no length to compare with in an empty corpus", () => {
    expect(lengthNorm(PASSAGE_BM25, 0, 0)).toBeCloseTo(0.3, 12);
  });
});
