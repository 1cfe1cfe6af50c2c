import { expect, it } from "vitest";
import { placePages } from "#lib/corpus/place-pages.ts";

const before = [
  "A header",
  "The first paragraph.",
  "Caption The second, of two pages.",
  "Gone",
  "The last.",
].join("\n\n");
const at = (text: string, words: string) => text.indexOf(words);

it("moves page starts with the paragraphs that cleaning left", () => {
  const after = ["The first paragraph.", "The second, of two pages.", "The last."].join("\n\n");
  const pages = [
    { start: 0, number: 1 },
    { start: at(before, "of two"), number: 2 },
    { start: at(before, "Gone"), number: 3 },
  ];
  expect(placePages(before, pages, after)).toEqual([
    { start: 0, number: 1 },
    { start: at(after, "of two"), number: 2 },
    { start: at(after, "The last"), number: 3 },
  ]);
});

it("lets a page start with what is left of it, and drops one with nothing left", () => {
  const after = ["The first paragraph.", "The second, of two pages."].join("\n\n");
  const pages = [
    { start: 0, number: 1 },
    { start: at(before, "Caption"), number: 2 },
    { start: at(before, "The last"), number: 3 },
  ];
  expect(placePages(before, pages, after)).toEqual([
    { start: 0, number: 1 },
    { start: at(after, "The second"), number: 2 },
  ]);
});
