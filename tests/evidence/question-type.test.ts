import { describe, expect, it } from "vitest";
import { hasExpected, questionType } from "#lib/evidence/question-type.ts";

describe("questionType", () => {
  it.each([
    ["How many harbours were closed?", "number", "one"],
    ["When did the strike begin?", "date", "one"],
    ["Who leads the union?", "person", "one"],
    ["Who leads the union and what does it want?", "person", "several"],
    ["What did Berg say, and to whom was it reported?", "statement", "several"],
    ["Why did the harbours close?", "reason", "several"],
    ["In which country do the ferries land?", "place", "one"],
    ["Which outlets mention the strike?", "anything", "each"],
    ["In what year did the strike begin?", "date", "one"],
  ])("%s expects %s, wants %s", (question, expects, wants) => {
    expect(questionType(question)).toEqual({ expects, wants });
  });
});

describe("hasExpected", () => {
  it("finds numbers in digits and in words", () => {
    expect(hasExpected("About 1,500 dockers walked out.", "number")).toBe(true);
    expect(hasExpected("Four harbours closed.", "number")).toBe(true);
    expect(hasExpected("Some harbours closed.", "number")).toBe(false);
  });

  it("finds dates by month, year and weekday", () => {
    expect(hasExpected("It began on 3 March.", "date")).toBe(true);
    expect(hasExpected("It began in 1987.", "date")).toBe(true);
    expect(hasExpected("It began on Monday.", "date")).toBe(true);
    expect(hasExpected("It began with 300 dockers.", "date")).toBe(false);
  });

  it("takes a name that the question does not have for a person or a place", () => {
    const asked = new Set(["lind"]);
    expect(hasExpected("Yesterday Maja Lind met Berg.", "person", asked)).toBe(true);
    expect(hasExpected("Yesterday Lind met the mayor.", "person", asked)).toBe(false);
    expect(hasExpected("They met in northern Ostholm.", "place", asked)).toBe(true);
    expect(hasExpected("They met Berg.", "place", asked)).toBe(false);
  });

  it("finds a reason by the words that give one", () => {
    expect(hasExpected("The gates were shut because of the frost.", "reason")).toBe(true);
    expect(hasExpected("The gates were shut at noon.", "reason")).toBe(false);
  });
});
