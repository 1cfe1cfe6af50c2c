import { expect, it } from "vitest";
import { pageOf } from "#lib/text/page-of.ts";

it("names the page of a place, counting from where the text starts", () => {
  const pages = [
    { start: 0, number: 1 },
    { start: 40, number: 2 },
    { start: 90, number: 4 },
  ];
  expect([0, 39, 40, 89, 90, 900].map((offset) => pageOf({ pages }, offset))).toEqual([1, 1, 2, 2, 4, 4]);
  expect(pageOf({}, 5)).toBeUndefined();
});
