import { expect, it } from "vitest";
import { hasControls, plainLine, shortened, withoutControls } from "#lib/text/plain-line.ts";

const ESC = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

it.each([
  [`Mill ${ESC}[31;1mroad${ESC}[0m closes`, "Mill road closes"],
  [`Mill ${String.fromCharCode(0x9b)}2Jroad closes`, "Mill road closes"],
  [`${ESC}]0;owned${BELL}Mill road closes`, "Mill road closes"],
  [`${ESC}]8;;https://x.example${ESC}\\Mill road${ESC}]8;;${ESC}\\ closes`, "Mill road closes"],
  [`Mill${String.fromCharCode(8)} road\u0000 closes`, "Mill road closes"],
  ["Mill\u202E road\u2066 closes\u2069", "Mill road closes"],
  ["Mi\u00ADll\u200B road\uFEFF closes", "Mill road closes"],
  ["Mill\r\n\troad\u2028closes ", "Mill road closes"],
  ["Mill \uD83D road", "Mill \uFFFD road"],
  ["می‌خواهم 👩‍🚒 Mühle", "می‌خواهم 👩‍🚒 Mühle"],
])("makes one plain line of %j", (text, line) => expect(plainLine(text)).toBe(line));

it("leaves line feeds and tabs of a longer text", () => {
  expect(withoutControls(`a\tb\r\nc${ESC}[2Jd${ESC}e`)).toBe("a\tb\ncde");
});

it.each([
  ["Mill road", false],
  ["Mill\nroad", true],
  [`Mill${ESC}`, true],
  ["Mill\u202E", true],
  ["Mill\uDC00", true],
])("tells whether %j has controls", (text, has) => expect(hasControls(text)).toBe(has));

it("cuts at a word's end, and never through a character", () => {
  expect(shortened("one two three", 13)).toBe("one two three");
  expect(shortened("one two three four", 14)).toBe("one two three…");
  expect(shortened("one two three four", 12)).toBe("one two…");
  expect(shortened("a".repeat(20), 10)).toBe(`${"a".repeat(9)}…`);
  expect(shortened(`${"a".repeat(8)}😀${"a".repeat(8)}`, 10)).toBe(`${"a".repeat(8)}…`);
});
