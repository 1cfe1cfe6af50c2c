import fc from "fast-check";
import { expect, test } from "vitest";
import { articleParagraphs } from "#app/articles/[id]/article-paragraphs.ts";
import { citedSpan } from "#app/articles/[id]/cited-span.ts";
import { metadataLine } from "#app/articles/[id]/metadata-line.ts";
import { articleDate, dateWords, yearOf } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { passageExcerpt, piecesOf } from "#app/shared/citations/passage-excerpt.ts";
import { retrieved } from "./samples.ts";

const { passage } = retrieved({}, 100);
const shown = (excerpt: ReturnType<typeof passageExcerpt>) =>
  excerpt.pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

test("an excerpt marks the cited words and says where the passage goes on", () => {
  const excerpt = passageExcerpt(passage, [[125, 151]], 5);
  expect(shown(excerpt)).toBe("May. [It took 36 barges of silt.]");
  expect([excerpt.cutBefore, excerpt.cutAfter]).toEqual([true, true]);
  expect(shown(passageExcerpt(passage, [[125, 151]], 500))).toBe(
    "The dredger left in May. [It took 36 barges of silt.] Nobody paid.",
  );
});

test("words that the passage does not hold are not marked", () => {
  expect(shown(passageExcerpt(passage, [[900, 950]], 500))).toBe(passage.text);
});

test("excerpts keep every cited character and never change the text", () => {
  const offset = fc.integer({ min: 90, max: 180 });
  fc.assert(
    fc.property(fc.array(fc.tuple(offset, offset), { maxLength: 4 }), fc.nat(80), (pairs, context) => {
      const spans = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
      const { pieces } = passageExcerpt(passage, spans, context);
      expect(passage.text).toContain(pieces.map((piece) => piece.text).join(""));
      const cited = new Set(
        spans.flatMap(([start, end]) => [...Array(end - start).keys()].map((step) => start + step)),
      );
      const within = [...cited].filter((at) => at >= passage.start && at < passage.end).length;
      const marked = pieces.reduce((sum, piece) => sum + (piece.marked ? piece.text.length : 0), 0);
      expect(marked).toBe(within);
    }),
  );
});

test("paragraphs are spans of the text, and a short line without a full stop is a sub-heading", () => {
  const text = "The dredger left in May.\n\nA third attempt\n\nNobody paid.\nNot even twice.\n\nNo end";
  expect(articleParagraphs(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["paragraph", "The dredger left in May."],
    ["heading", "A third attempt"],
    ["paragraph", "Nobody paid.\nNot even twice."],
    ["paragraph", "No end"],
  ]);
});

test("a span over two paragraphs marks its part of each", () => {
  const text = "One two.\n\nThree four.";
  const pieces = articleParagraphs(text).map(({ start, end }) => piecesOf(text, start, end, [[4, 15]]));
  expect(pieces).toEqual([
    [
      { text: "One ", marked: false },
      { text: "two.", marked: true },
    ],
    [
      { text: "Three", marked: true },
      { text: " four.", marked: false },
    ],
  ]);
});

test.each([
  [undefined, undefined, { kind: "none" }],
  ["4", "8", { kind: "span", span: [4, 8] }],
  ["0", "20", { kind: "span", span: [0, 20] }],
  ["8", "4", { kind: "invalid" }],
  ["4", "21", { kind: "invalid" }],
  ["4", undefined, { kind: "invalid" }],
  ["-1", "4", { kind: "invalid" }],
  ["1e1", "12", { kind: "invalid" }],
])("an address with from=%s and to=%s over 20 characters", (from, to, expected) => {
  expect(citedSpan(from, to, 20)).toEqual(expected);
});

test("an article's address carries the span", () => {
  expect(articleHref("ab/c", [3, 9])).toBe("/articles/ab%2Fc?from=3&to=9");
  expect(articleHref("abc")).toBe("/articles/abc");
  expect(articleHref("abc", [3, 9], "0f")).toBe("/articles/abc?from=3&to=9&v=0f");
});

test("where metadata came from is told once for each place", () => {
  const metadataFrom = { title: "articles.csv", outlet: "articles.csv", publishedAt: "folder" } as const;
  expect(metadataLine({ metadataFrom })).toBe(
    "Title and outlet from articles.csv; date from the folder's name.",
  );
  expect(metadataLine({ metadataFrom: {} })).toBe("");
});

test("a date is shown as exactly as it is known", () => {
  expect(articleDate({ fileDate: "2026-11-29" })).toBe("date unknown (file dated 29 November 2026)");
  expect(articleDate({ publishedAt: "2015", fileDate: "2026-11-29" })).toBe("2015");
  expect(articleDate({})).toBe("date unknown");
  expect(["2015", "2014-11", "2016-03-09", undefined].map(dateWords)).toEqual([
    "2015",
    "November 2014",
    "9 March 2016",
    "date unknown",
  ]);
  expect([yearOf("2014-11"), yearOf(undefined)]).toEqual([2014, undefined]);
});
