import { describe, expect, it } from "vitest";
import { evaluateSpeakers, readSpeakerCases } from "../../scripts/evaluate/evaluate-speakers.ts";

const cases = await readSpeakerCases("tests/evaluate/speakers.jsonl");

describe("speakers.jsonl", () => {
  it("has 150 cases and more, of several subjects, each with one marked sentence and its own id", () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(6);
    for (const { id, text, speaker } of cases) {
      expect(text, id).toMatch(/^[^⟦⟧]*⟦[^⟦⟧]+⟧[^⟦⟧]*$/u);
      expect(speaker.name === undefined, id).toBe(speaker.kind === "outlet");
    }
  });

  it.each(["development", "test"] as const)("is answered as well as is promised, %s half", (half) => {
    const scores = evaluateSpeakers(cases)[half];
    expect(scores.namedPrecision).toBeGreaterThanOrEqual(0.95);
    expect(scores.namedRecall).toBeGreaterThanOrEqual(0.9);
    expect(scores.probablyPrecision).toBeGreaterThanOrEqual(0.9);
    expect(scores.probablyRecall).toBeGreaterThanOrEqual(0.7);
    expect(scores.unnamedPrecision).toBeGreaterThanOrEqual(0.9);
    expect(scores.outletRecall).toBeGreaterThanOrEqual(0.9);
  });
});

describe("evaluateSpeakers", () => {
  it("counts a wrong name against precision, a missed one against recall, and lets pass what may pass", () => {
    const base = { kind: "k", subject: "sport", speaker: { kind: "named" as const, name: "Lena Ostrow" } };
    const { all, wrong } = evaluateSpeakers([
      { ...base, id: "a", text: "⟦Lena Ostrow said it was late.⟧" },
      { ...base, id: "b", text: "⟦Pavel Dorn said it was late.⟧" },
      { ...base, id: "c", text: "⟦It was late.⟧" },
      {
        ...base,
        id: "d",
        text: "⟦A sailor said it was late.⟧",
        alsoRight: [{ kind: "unnamed", name: "sailor" }],
      },
    ]);
    expect(all).toMatchObject({ cases: 4, namedPrecision: 0.5, namedRecall: 0.25, unnamedPrecision: 1 });
    // Only the half for development is told.
    expect(wrong).toEqual([{ id: "c", kind: "k", said: "outlet", right: "named Lena Ostrow" }]);
  });
});
