import { describe, expect, it } from "vitest";
import { haveDifferentFigures } from "#lib/viewpoints/compare-figures.ts";

const LOST = "About 340 workers will lose their jobs, the union said.";

describe("haveDifferentFigures", () => {
  it.each([
    ["in one sentence's words, edited", LOST.replace("340", "360")],
    ["of a word used for the other", "The line will dismiss 400 employees."],
    [
      "behind “the number of”",
      "The union puts the number of workers who lose their jobs at 360, with cooks counted in.",
    ],
    ["at the end, behind “the number of”", "The number of jobs that go is 400."],
  ])("points to figures %s", (_, other) => {
    expect(haveDifferentFigures(LOST, other)).toBe(true);
    expect(haveDifferentFigures(other, LOST)).toBe(true);
  });

  it.each([
    ["that are the same rounded", "The number of workers who lose their jobs is put at 350."],
    ["of other things", "The number of lorries on the route fell to 12."],
    ["with a unit of their own behind “the number of”", "The number of workers fell within 12 months."],
    ["where one agrees", "First 500 workers were to go, now it is 340 workers."],
    ["that are dates", "The number of workers fell in 2018."],
  ])("leaves figures alone %s", (_, other) => {
    expect(haveDifferentFigures(LOST, other)).toBe(false);
    expect(haveDifferentFigures(other, LOST)).toBe(false);
  });
});
