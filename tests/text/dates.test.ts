import { describe, expect, it } from "vitest";
import { dateParts, findDates, isDateHeld } from "#lib/text/dates.ts";

const parts = (text: string) => findDates(text).map(({ start: _, end: __, text: ___, ...rest }) => rest);

describe("findDates", () => {
  it.each([
    ["3 March", [{ month: 3, day: 3 }]],
    ["March 3", [{ month: 3, day: 3 }]],
    ["the 3rd of March 2020", [{ year: 2020, month: 3, day: 3 }]],
    ["January 3, 2020,", [{ year: 2020, month: 1, day: 3 }]],
    ["in June 2014", [{ year: 2014, month: 6 }]],
    ["since 2014", [{ year: 2014 }]],
    ["2016-03-19", [{ year: 2016, month: 3, day: 19 }]],
    [
      "3-5 March",
      [
        { month: 3, day: 3 },
        { month: 3, day: 5 },
      ],
    ],
    ["from 2003-11", [{ year: 2003, month: 11 }]],
    ["the 2014–16 war", [{ year: 2014 }, { year: 2016 }]],
    ["in the 1990s", [{ decade: 1990 }]],
    ["on Monday", [{ weekday: 1 }]],
    ["the 2015 deal", [{ year: 2015 }]],
    ["in May", [{ month: 5 }]],
  ])("reads %s", (text, expected) => expect(parts(text)).toEqual(expected));

  it.each([
    "last month",
    "1500 boats",
    "2000 sailors",
    "May be",
    "March on",
    "2,014 people",
    "$2014",
    "3.2014 metres",
  ])("finds none in %s", (text) => expect(parts(text)).toEqual([]));

  it("gives spans that hold the date as it is written", () => {
    const text = "It began on 3 January 2020 and ended in March 2021.";
    for (const date of findDates(text)) expect(text.slice(date.start, date.end)).toBe(date.text);
    expect(findDates(text)).toHaveLength(2);
  });
});

describe("isDateHeld", () => {
  it.each([
    ["3 January 2020", "It was 3 January 2020.", undefined, true],
    ["3 January 2020", "It was on January 3.", "2020-02", true],
    ["3 January 2020", "It was on January 3.", "2019", false],
    ["3 January 2020", "It was in January 2020.", undefined, false],
    ["January 2020", "It was on 3 January 2020.", undefined, true],
    ["in 2019", "Nothing here.", "2019-05", true],
    ["in 2018", "Nothing here.", "2019-05", false],
    ["2 May 2019", "Nothing here.", "2019-05-02", true],
    ["on Thursday", "Nothing here.", "2019-05-02", true],
    ["on Friday", "It was Thursday.", "2019-05-02", false],
    ["the 1990s", "It was built in 1998.", undefined, true],
  ])("%s in “%s”, published %s: %s", (claim, source, published, held) => {
    const [date] = findDates(claim);
    if (date === undefined) throw new Error("no date");
    expect(isDateHeld(date, findDates(source), dateParts(published))).toBe(held);
  });
});
