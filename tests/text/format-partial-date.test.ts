import { expect, it } from "vitest";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";

it("says a date as exactly as it is known, and no more", () => {
  expect(formatPartialDate("2015")).toBe("2015");
  expect(formatPartialDate("2014-11")).toBe("November 2014");
  expect(formatPartialDate("2016-03-09")).toBe("9 March 2016");
  expect(formatPartialDate("spring")).toBe("spring");
});
