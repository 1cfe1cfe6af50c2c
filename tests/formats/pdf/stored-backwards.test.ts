import { expect, it } from "vitest";
import { isStoredBackwards } from "#lib/formats/pdf/stored-backwards.ts";

const HEBREW = "הטחנה נשרפה ביום שישי, אמרו כבאים. איש לא נפגע, והבעלים אינם יודעים מה לעשות במקום.";
const ARABIC =
  "احترقت المطحنة القديمة يوم الجمعة في القرية الصغيرة، وقالت صاحبة المطحنة إنها ستبنى مرة أخرى.";

it("tells text that is spelt from its end by the letters that only end words", () => {
  for (const text of [HEBREW, ARABIC]) {
    expect(isStoredBackwards(text)).toBe(false);
    expect(isStoredBackwards(Array.from(text).reverse().join(""))).toBe(true);
  }
  expect(isStoredBackwards("The mill burnt on Friday.")).toBe(false);
});
