import { describe, expect, it } from "vitest";
import { findNames, initialsOf } from "#lib/text/names.ts";
import { isSameName } from "#lib/text/same-name.ts";

const names = (text: string, form?: "heading") => findNames(text, form).map((name) => name.text);

describe("findNames", () => {
  it.each([
    ["Admiral Lena Ostrow met Pavel Dorn in Kell.", ["Lena Ostrow", "Pavel Dorn", "Kell"]],
    ["He met Khaled al-Obran and Jan van der Meer.", ["Khaled al-Obran", "Jan van der Meer"]],
    ["The U.S. and Iraqi navies left on Monday in March.", ["U.S.", "Iraqi"]],
    ["Ostrow said so. Meanwhile the officials left.", ["Ostrow"]],
    ["Officials said no. However, Kell’s port stayed open.", ["Kell"]],
    ["Moscow and Tehran agreed.", ["Moscow", "Tehran"]],
    ["They asked us, I think, about the IRGC.", ["IRGC"]],
    ["“Nobody knows,” the Tern Review’s Tomas Brandt wrote.", ["Tern Review", "Tomas Brandt"]],
    ["- Tolls rose.", []],
    ["Tolls rose: Fishermen left.", []],
  ])("finds the names in %s", (text, expected) => expect(names(text)).toEqual(expected));

  it("does not take the capitals of a heading for names, but still finds people and countries", () => {
    expect(names("Key Points", "heading")).toEqual([]);
    expect(names("Differences Between France and Norland", "heading")).toEqual(["France", "Norland"]);
    expect(names("Ivan Petrov, to Harbour Post", "heading")).toEqual(["Ivan Petrov", "Harbour Post"]);
  });

  it("gives spans that hold the name as it is written, without a possessive ending", () => {
    const text = "Norland’s admiral Lena Ostrow praised the Kell Courier's report.";
    for (const name of findNames(text)) expect(text.slice(name.start, name.end)).toBe(name.text);
    expect(names(text)).toEqual(["Norland", "Lena Ostrow", "Kell Courier"]);
  });

  it("folds a country and its people to one term", () => {
    const [country] = findNames("He went to America.");
    const [people] = findNames("He met American sailors.");
    expect(country?.terms).toEqual(people?.terms);
  });

  it("knows a name's initials", () => {
    expect(initialsOf({ text: "Tern Coast Guard" })).toBe("tcg");
    expect(initialsOf({ text: "Tern" })).toBe("");
  });
});

describe("isSameName", () => {
  it.each([
    ["soleimani", "suleimani", true],
    ["soleimani", "soliemani", true],
    ["mohammed", "mohammad", true],
    ["muqtada", "moqtada", true],
    ["oman", "omani", true],
    ["vietnam", "vietnamese", true],
    ["ostrow", "ostrom", false],
    ["petrov", "petrova", false],
    ["niger", "nigeria", false],
    ["kell", "kelt", false],
    ["austria", "australia", false],
  ])("%s and %s: %s", (a, b, same) => expect(isSameName(a, b)).toBe(same));
});
