import { describe, expect, it } from "vitest";
import { scriptText } from "#lib/corpus/script-text.ts";

const raised = (before: string, text: string, after = " and") =>
  scriptText({ text, before, after, place: "raised" });
const lowered = (before: string, text: string, after = " and") =>
  scriptText({ text, before, after, place: "lowered" });

describe("scriptText", () => {
  it.each([
    ["the 31", "st", "st"],
    ["la 2", "e", "e"],
    ["M", "me", "me"],
    ["Zenit", "TM", "™"],
    ["20 ", "°", "°"],
  ])("keeps raised letters: %s%s", (before, text, expected) => expect(raised(before, text)).toBe(expected));

  it.each([
    ["about 10", "12", "¹²"],
    ["about 10", "−7", "⁻⁷"],
    ["some 60 m", "3", "³"],
    ["each km", "2", "²"],
    ["5 in", "2", "²"],
    ["E = mc", "2", "²"],
    ["2.5 m/s", "2", "²"],
    ["Fe", "3+", "³⁺"],
    ["(a + b)", "2", "²"],
    ["for $19", "99", "⁹⁹"],
    ["uses ", "235", "²³⁵", "U as fuel"],
  ])("keeps powers, charges and isotopes: %s%s", (before, text, expected, after = " and") =>
    expect(raised(before, text, after)).toBe(expected),
  );

  it.each([
    ["in 2019", "4"],
    ["counted 3,511", "2"],
    ["some 14 percent", "7"],
    ["he said.", "11"],
    ["he said,”", "2"],
    ["the ministers", "3, 4"],
    ["the ministers", "*"],
    ["the ministers", "†"],
    ["the ministers", "[5]"],
    ["the ministers", "b"],
    ["counted 3,511", "a"],
    ["the ministers", "iii"],
    [" ", "3", " Infants are not counted."],
    ["(see the map)", "6"],
  ])("leaves out the marks of notes: %s%s", (before, text, after = " and") =>
    expect(raised(before, text, after)).toBe(""),
  );

  it("sets fractions apart from the number before them", () => {
    expect(raised("It took 4", "3", "/4")).toBe(" 3");
    expect(lowered("It took 4 3/", "4")).toBe("4");
    expect(raised("It took ", "3", "⁄4")).toBe("3");
  });

  it("writes lowered figures as such, and lowered letters as letters", () => {
    expect(lowered("C", "6", "H")).toBe("₆");
    expect(lowered("v", "max")).toBe("max");
  });
});
