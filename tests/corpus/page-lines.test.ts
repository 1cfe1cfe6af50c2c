import fc from "fast-check";
import { expect, it } from "vitest";
import { countWords } from "#lib/corpus/cleaning/page.ts";
import { pageLines } from "#lib/corpus/cleaning/page-lines.ts";

const SOFT_HYPHEN = "\u00AD";
const raw = fc
  .array(fc.constantFrom("harbour", "é", "’", ".", " ", " ", "\n", "\n\n", "  ", "\t", "\r\n", "\u00A0"), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(""));

it("reads plain texts as it reads those that have something to take out", () => {
  fc.assert(
    fc.property(raw, (text) => {
      expect(pageLines(text)).toEqual(pageLines(text + SOFT_HYPHEN));
    }),
    { numRuns: 1000 },
  );
});

it("counts the words of each line", () => {
  fc.assert(
    fc.property(raw, (text) => {
      for (const line of pageLines(text)) expect(line.words).toBe(countWords(line.text));
    }),
  );
  expect(pageLines(" two words \n\nand three more")).toEqual([
    { text: "two words", words: 2, startsBlock: true },
    { text: "and three more", words: 3, startsBlock: true },
  ]);
});
