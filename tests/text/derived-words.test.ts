import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDerived } from "#lib/text/derived-words.ts";

describe("isDerived", () => {
  it.each([
    ["leader", "lead"],
    ["diplomat", "diplomaci"],
    ["deton", "detonat"],
  ])("takes %s and %s for one family", (a, b) => {
    expect(isDerived(a, b)).toBe(true);
    expect(isDerived(b, a)).toBe(true);
  });

  it.each([
    ["militia", "militari"],
    ["port", "portugues"],
    ["car", "cart"],
    ["2014", "20145"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(isDerived(a, b)).toBe(false);
  });

  it("never joins words that begin differently", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        if (isDerived(a, b)) expect(a.slice(0, 4)).toBe(b.slice(0, 4));
      }),
    );
  });
});
