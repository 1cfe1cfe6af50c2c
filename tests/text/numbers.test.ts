import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates } from "#lib/text/dates.ts";
import { findNumbers, isSameNumber } from "#lib/text/numbers.ts";

const values = (text: string) =>
  findNumbers(
    text,
    findDates(text).map(({ start, end }) => [start, end] as const),
  ).map((number) => number.values[0]);
const first = (text: string) => {
  const [number] = findNumbers(text);
  if (number === undefined) throw new Error(`no number in ${text}`);
  return number;
};

describe("findNumbers", () => {
  it.each([
    "1,500 boats",
    "1500 boats",
    "fifteen hundred boats",
    "1.5 thousand boats",
    "one thousand five hundred boats",
    "a 1,500-strong fleet",
    "1\u00a0500 boats",
  ])("reads %s as 1500", (text) => expect(values(text)).toEqual([1500]));

  it.each([
    ["235, 000 people fled", [235_000]],
    ["On March 3, 300 people fled", [300]],
    ["twenty-one, two hundred and five, ninety nine", [21, 205, 99]],
    ["two and a half million, half a million, half a dozen, two dozen", [2_500_000, 500_000, 6, 24]],
    ["$3bn, 2.5m, 10k, 7 trillion", [3e9, 2.5e6, 10_000, 7e12]],
    ["the 20th and the twenty-first, the third", [20, 21, 3]],
    ["from 5 to 10 million", [5e6, 1e7]],
    ["at 10:30 and 3pm", [10.5, 15]],
    ["12-month, 45-year-old, 3.5.", [12, 45, 3.5]],
  ])("reads %s", (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    "dozens of boats",
    "thousands fled",
    "an F-16 and COVID-19",
    "a B52",
    "in June 2014 and 2015",
    "nobody",
  ])("finds none in %s", (text) => expect(values(text)).toEqual([]));

  it("counts small words only by the way", () => {
    for (const text of ["one of them", "both navies", "the first time", "half of it"])
      expect(first(text).weak).toBe(true);
    for (const text of ["two navies", "one hundred", "half a million"]) expect(first(text).weak).toBe(false);
  });

  it("gives spans that hold the number as it is written", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9_999_999 }),
        fc.constantFrom("", " percent", "%", " million"),
        (n, unit) => {
          const text = `About ${n.toLocaleString("en")}${unit} left.`;
          const [number] = findNumbers(text);
          expect(number?.text).toBe(`${n.toLocaleString("en")}${unit}`);
          expect(text.slice(number?.start, number?.end)).toBe(number?.text);
          expect(number?.values[0]).toBe(unit === " million" ? n * 1e6 : n);
        },
      ),
    );
  });
});

describe("isSameNumber", () => {
  it.each([
    ["40 percent", "forty per cent", true],
    ["40%", "between 40 and 50 percent", true],
    ["40%", "40 boats", false],
    ["two navies", "both navies", true],
    ["50 percent", "half of them", true],
    ["5m", "5 million", true],
    ["1,500", "1,501", false],
    ["$12", "12 dollars", true],
  ])("%s against %s: %s", (claim, source, same) => {
    expect(findNumbers(source).some((number) => isSameNumber(first(claim), number))).toBe(same);
  });
});
