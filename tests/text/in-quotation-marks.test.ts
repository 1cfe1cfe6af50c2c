import { expect, it } from "vitest";
import { inQuotationMarks } from "#lib/text/in-quotation-marks.ts";

it.each([
  ["The mill closes.", "“The mill closes.”"],
  ["“Close it,” she said.", "“Close it,” she said."],
  ['"Close it," she said.', '"Close it," she said.'],
  ["‘Close it,’ she said.", "‘Close it,’ she said."],
  ["She said: “Close it.”", "She said: “Close it.”"],
  ["The mill belongs to the Smiths’", "“The mill belongs to the Smiths’”"],
])("puts marks around %s once", (words, quoted) => expect(inQuotationMarks(words)).toBe(quoted));
