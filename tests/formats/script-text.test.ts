import { describe, expect, it } from "vitest";
import { mayBeNoteMark, scriptText } from "#lib/formats/script-text.ts";

const raised = (before: string, text: string, after = " and") =>
  scriptText({ text, before, after, place: "raised" });
const lowered = (before: string, text: string, after = " and") =>
  scriptText({ text, before, after, place: "lowered" });

describe("scriptText", () => {
  it.each([
    ["the 31", "st", "st"],
    ["the 5", "th", "th", " round"],
    ["the 21", "st-", "st-", "century"],
    ["la 2", "e", "e"],
    ["la 2", "a", "ª", " vez"],
    ["the 22", "d", "d", " regiment"],
    ["M", "me", "me"],
    ["D", "r", "r"],
    ["at 9", "am", "am"],
    ["the ", "1st", "1st", " round"],
    ["about 10", "2nd", "²nd"],
    ["Zenit", "TM", "™"],
    ["Zenit", "tm", "™"],
    ["20 ", "°", "°"],
  ])("keeps raised letters: %s%s is %s", (before, text, expected, after = " and") =>
    expect(raised(before, text, after)).toBe(expected),
  );

  it.each([
    ["about 10", "12", "¹²"],
    ["about 10", "9", "⁹", " cells"],
    ["about 10", "−7", "⁻⁷"],
    ["about 10", "-3", "⁻³"],
    ["about 10", "7.", "⁷."],
    ["some 60 m", "3", "³"],
    ["a plot of 640 m", "2", "²", " behind"],
    ["12 µg/m", "3", "³", " of dust"],
    ["12 m", "3", "³", "/s of water"],
    ["12 metres", "3", "³", " of gravel"],
    ["40 KM", "2", "²"],
    ["each km", "2", "²"],
    ["5 in", "2", "²"],
    ["E = mc", "2", "²"],
    ["E = mc", "2", "²", ""],
    ["2.5 m/s", "2", "²"],
    ["cos", "2", "²", " of the angle"],
    ["Fe", "3+", "³⁺"],
    ["of Ca", "2+", "²⁺", " ions"],
    ["(a + b)", "2", "²", " grows"],
    ["f(t)", "2", "²"],
    ["uses ", "235", "²³⁵", "U as fuel"],
    ["", "14", "¹⁴", "C dates"],
    ["the root ", "3", "³", "√8"],
    ["2", "10", "¹⁰", " states"],
    ["2", "n", "^n"],
    ["2", "n-1", "ⁿ⁻¹"],
    ["x = ab", "x", "^x"],
  ])("keeps powers, charges and isotopes: %s%s is %s", (before, text, expected, after = " and") =>
    expect(raised(before, text, after)).toBe(expected),
  );

  it.each([
    ["for $19", "99", "⁹⁹"],
    ["$4 ", "99", "⁹⁹", " a box"],
    ["for $1,299", "99", "⁹⁹"],
    ["a cube of 640", "3", "³"],
    ["a cube of (14)", "3", "³"],
    ["they spoke of", "3", "³"],
    ["more CO₂", "3", "³"],
  ])("keeps what may be either in its place: %s%s is %s", (before, text, expected, after = " and") =>
    expect(raised(before, text, after)).toBe(expected),
  );

  it.each([
    ["in 2019", "4"],
    ["since 2019", "8", ", the"],
    ["(in 2019)", "8"],
    ["counted 3,511", "2"],
    ["sold 88,400", "7", " tickets"],
    ["for $19", "4"],
    ["for $19", "a"],
    ["a total of 212", "a"],
    ["for $3.50", "12"],
    ["some 14 percent", "7"],
    ["fell by 4.5 %", "2", ""],
    ["some 40 miles", "7"],
    ["the US", "3"],
    ["he said.", "11"],
    ["he said,”", "2"],
    ["と述べた。", "2"],
    ["the referee", "3", " left"],
    ["the ministers", "3, 4"],
    ["goals", "3,4", " in"],
    ["the ministers", "7)"],
    ["counted 14", "(3)"],
    ["the ministers", "*"],
    ["the ministers", "†"],
    ["the ministers", "[5]"],
    ["wages", "[note 2]", " rose"],
    ["the ministers", "b"],
    ["the ministers", "a–c"],
    ["counted 3,511", "a"],
    ["some 1,650", "b", " in"],
    ["the ministers", "iii"],
    [" ", "3", " Infants are not counted."],
    ["", "5", " The league counts"],
    ["", "3", " = not counted"],
    ["(see the map)", "6"],
  ])("leaves out the marks of notes: %s%s", (before, text, after = " and") =>
    expect(raised(before, text, after)).toBe(""),
  );

  it("sets fractions apart from the number before them", () => {
    expect(raised("It took 4", "3", "/4")).toBe(" 3");
    expect(lowered("It took 4 3/", "4")).toBe("4");
    expect(raised("It took ", "3", "⁄4")).toBe("3");
    expect(raised("It took 10", "3", "/")).toBe(" 3");
    expect(raised("It took 4", "3/4")).toBe(" 3/4");
    expect(raised("It took ", "3⁄4")).toBe("3/4");
  });

  it("makes no fraction of a power or a note before a stroke", () => {
    expect(raised("about 10", "3", "/4")).toBe("³");
    expect(raised("x = 2", "3", "/4")).toBe("³");
    expect(raised("counted 1,204", "3", "/1,100 people")).toBe("");
  });

  it("writes lowered figures as such, and lowered letters as letters", () => {
    expect(lowered("C", "6", "H")).toBe("₆");
    expect(lowered("log", "10")).toBe("₁₀");
    expect(lowered("v", "max")).toBe("max");
    expect(lowered("PM", "2.5")).toBe("2.5");
    expect(lowered("x1", "2.5")).toBe("₂.₅");
  });
});

describe("mayBeNoteMark", () => {
  it.each([
    ["a total of 212", "3", true],
    ["a total of 14", "a", true],
    ["they spoke of", "3", true],
    ["more CO₂", "3", true],
    ["about 10", "6", false],
    ["a plot of 640 m", "2", false],
    ["a plot of 40 km", "2", false],
    ["the 31", "st", false],
  ])("tells of %s%s: %s", (before, text, expected) =>
    expect(mayBeNoteMark({ text, before, after: " and", place: "raised" })).toBe(expected),
  );
});
