import { describe, expect, it } from "vitest";
import { auroc, markQuality } from "../../scripts/evaluate/classification-metrics.ts";
import { hitAt, ndcgAt, recallAt, reciprocalRankAt } from "../../scripts/evaluate/ranking-metrics.ts";
import { bootstrapInterval, halfOf, mean, quantile } from "../../scripts/evaluate/statistics.ts";

describe("ranking metrics", () => {
  const judged = new Map([
    ["a", 2],
    ["b", 1],
    ["c", 1],
  ]);

  it("computes nDCG as trec_eval does", () => {
    // Gains 0, 2, 1 at ranks 1 to 3; ideal 2, 1, 1.
    const gained = 2 / Math.log2(3) + 1 / Math.log2(4);
    const ideal = 2 + 1 / Math.log2(3) + 1 / Math.log2(4);
    expect(ndcgAt(10, ["x", "a", "b"], judged)).toBeCloseTo(gained / ideal, 12);
    expect(ndcgAt(2, ["x", "a", "b"], judged)).toBeCloseTo(2 / Math.log2(3) / (2 + 1 / Math.log2(3)), 12);
    expect(ndcgAt(10, ["a", "b", "c"], judged)).toBe(1);
    expect(ndcgAt(10, ["x"], new Map())).toBe(0);
  });

  it("counts what is among the first k", () => {
    expect(recallAt(2, ["x", "a", "b"], judged)).toBeCloseTo(1 / 3, 12);
    expect(hitAt(1, ["x", "a"], judged)).toBe(0);
    expect(hitAt(2, ["x", "a"], judged)).toBe(1);
    expect(reciprocalRankAt(10, ["x", "y", "b"], judged)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRankAt(2, ["x", "y", "b"], judged)).toBe(0);
  });
});

describe("marks", () => {
  it("has the area under the curve of a small case, ties counting half", () => {
    expect(auroc([0.9, 0.4], [0.5, 0.4])).toBe((1 + 1 + 0 + 0.5) / 4);
    expect(auroc([1], [0])).toBe(1);
  });

  it("tells precision, recall and the mean of both classes' F1", () => {
    const judged = [
      { is: true, marked: true },
      { is: true, marked: false },
      { is: false, marked: true },
      { is: false, marked: false },
      { is: false, marked: false },
    ];
    const quality = markQuality(judged);
    expect(quality.precision).toBe(0.5);
    expect(quality.recall).toBe(0.5);
    expect(quality.specificity).toBeCloseTo(2 / 3, 12);
    expect(quality.macroF1).toBeCloseTo((0.5 + 2 / 3) / 2, 12);
    expect(markQuality([])).toMatchObject({ precision: 0, macroF1: 0 });
  });
});

describe("statistics", () => {
  it("gives the same interval for the same values, around their mean", () => {
    const values = Array.from({ length: 200 }, (_, i) => (i % 10 === 0 ? 1 : 0));
    const interval = bootstrapInterval(values);
    expect(bootstrapInterval(values)).toEqual(interval);
    expect(interval.low).toBeLessThan(mean(values));
    expect(interval.high).toBeGreaterThan(mean(values));
    expect(interval.high - interval.low).toBeLessThan(0.15);
    expect(bootstrapInterval([])).toEqual({ low: 0, high: 0 });
  });

  it("splits items into halves by their place", () => {
    expect([0, 1, 2, 3].map(halfOf)).toEqual(["development", "test", "development", "test"]);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBe(0);
  });
});
