import { describe, expect, it } from "vitest";
import { isNoteMark, raisedText } from "#lib/corpus/raised-text.ts";

describe("raisedText", () => {
  it.each([
    ["6", "super", "⁶"],
    ["-3", "super", "⁻³"],
    ["2+", "super", "²⁺"],
    ["10", "sub", "₁₀"],
    ["th", "super", "th"],
    ["am", "super", "am"],
    ["max", "sub", "max"],
  ] as const)("writes a raised or lowered %s (%s) as %s", (text, kind, plain) => {
    expect(raisedText(text, kind)).toBe(plain);
  });
});

describe("isNoteMark", () => {
  it.each([
    ["sold 88,400", "7", " tickets"],
    ["as the club said.", "12", " The"],
    ["the referee", "3", " left"],
    ["fell by 4.5 %", "2", ""],
    ["goals", "3,4", " in"],
    ["", "5", " The league counts"],
    ["wages", "*", " rose"],
    ["wages", "[note 2]", " rose"],
    ["since 2019", "8", ", the"],
    ["some 1,650", "b", " in"],
  ])("takes %j + %j for a note", (before, mark, after) => {
    expect(isNoteMark(mark, { before, after })).toBe(true);
  });

  it.each([
    ["about 10", "9", " cells"],
    ["a plot of 640 m", "2", " behind"],
    ["12 µg/m", "3", " of dust"],
    ["E = mc", "2", ""],
    ["(a + b)", "2", " grows"],
    ["the 5", "th", " round"],
    ["la 2", "a", " vez"],
    ["of Ca", "2+", " ions"],
    ["", "14", "C dates"],
    ["2", "10", " states"],
    ["$4 ", "99", " a box"],
    ["12 metres", "3", " of gravel"],
  ])("leaves %j + %j, which may be a power or a part of a figure", (before, mark, after) => {
    expect(isNoteMark(mark, { before, after })).toBe(false);
  });
});
