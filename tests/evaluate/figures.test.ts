import { describe, expect, it } from "vitest";
import { evaluateFigures, readFigurePairs } from "../../scripts/evaluate/evaluate-figures.ts";

const pairs = await readFigurePairs("tests/evaluate/figures.jsonl");

describe("figures.jsonl", () => {
  it("has 60 pairs and more, half of them different, each with its own id", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    expect(pairs.filter(({ different }) => different)).toHaveLength(pairs.length / 2);
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
  });

  it.each(["development", "test"] as const)("is answered as well as is promised, %s half", (half) => {
    const { precision, recall } = evaluateFigures(pairs)[half];
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.65);
  });
});

describe("evaluateFigures", () => {
  it("counts a note that is wrong against precision, a missing one against recall", () => {
    const lost = "The mill lost 340 jobs.";
    const { all, wrong } = evaluateFigures([
      { id: "a", kind: "k", a: lost, b: "The mill lost 400 jobs.", different: true },
      { id: "b", kind: "k", a: lost, b: "The mill lost 500 jobs.", different: false },
      { id: "c", kind: "k", a: lost, b: "Rain fell.", different: true },
    ]);
    expect(all).toMatchObject({ precision: 0.5, recall: 0.5 });
    expect(wrong).toEqual([{ id: "c", kind: "k", marked: false }]);
  });
});
