import { describe, expect, it } from "vitest";
import { toldDates } from "#lib/compare/timeline/told-dates.ts";

const PUBLISHED = { year: 2026, month: 11, day: 29 };

describe("toldDates", () => {
  // chrono-node 2.10.3 sets the days of the first half of the year to the next one (findings/chrono-dateline.sh).
  it.each([
    ["HARROW, Sept 3 (Agency) - The lock was closed.", ["2026-09-03"]],
    ["HARROW, March 3 (Agency) - The lock was closed.", []],
    ["HARROW, Dec 28 (Agency) - The lock was closed.", []],
    ["HARROW, March 3, 2026 (Agency) - The lock was closed.", ["2026-03-03"]],
  ])("sets no day without a year behind the article's own day: %s", (text, dates) => {
    expect(toldDates(text, PUBLISHED, false).map(({ iso }) => iso)).toEqual(dates);
  });
});
