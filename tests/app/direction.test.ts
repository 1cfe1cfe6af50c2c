import { expect, test } from "vitest";
import { directionOf } from "#app/shared/frame/direction.ts";

test.each([
  ["صحيفة الساحل, 2024", "rtl"],
  ["“עיתון החוף”", "rtl"],
  ["12 מעבורות", "rtl"],
  ["Coast Daily, صحيفة", "ltr"],
  ["港口", "ltr"],
  ["2024", "ltr"],
  ["", "ltr"],
])("%s runs %s", (text, expected) => {
  expect(directionOf(text)).toBe(expected);
});
