import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsToShow, isSummarised, shownWords, spokenCell } from "#app/shared/comparison/compare-cells.ts";
import { relationCounts, relationOf, relationWords } from "#app/shared/comparison/compare-relation.ts";
import { sortPoints } from "#app/shared/comparison/compare-sort.ts";
import { silenceWords } from "#app/shared/comparison/compare-stance.ts";
import type { Stance } from "#lib/schema/comparison.ts";
import { cell, column, comparison, point } from "./compare-samples.ts";

const disputed = point("disputed", ["states", "disputes", "silent"]);
const figures = point("figures", ["states", "other-figure", "silent"], { note: "different figures, check" });
const agreed = point("agreed", ["states", "states", "states"]);
const copied = point("copied", ["states", "states", "silent"], {
  sharedOrigin: "The same words in A and B: one origin.",
  origins: [["a", "b"]],
});
const copiedAndOwn = point("copied and own", ["states", "states", "states"], {
  sharedOrigin: "One report, printed by A and B: one origin.",
  origins: [["a", "b"]],
});
const unjudged = point("unjudged", ["not-checked", "not-checked", "silent"]);
const unjudgedCopies = point("unjudged copies", ["not-checked", "not-checked", "not-checked"], {
  sharedOrigin: "One report, printed by A and B: one origin.",
  origins: [["a", "b"]],
});
const alone = point("alone", ["silent", "not-checked", "silent"]);

test.each([
  [disputed, "disputed", "1 disputes it"],
  [figures, "figures", "different figures, check"],
  [agreed, "agreed", "3 of 3 state it"],
  [copied, "shared", "2 of 3, of one origin"],
  [copiedAndOwn, "agreed", "2 of 3 state it"],
  [unjudged, "unjudged", "2 of 3 speak to it, not checked"],
  [unjudgedCopies, "unjudged", "3 of 3 speak to it, of 2 origins, not checked"],
  [alone, "alone", "only 1 of 3"],
] as const)("how the outlets stand to each other is said in words: $label", (each, kind, words) => {
  const relation = relationOf(each);
  expect(relation.kind).toBe(kind);
  expect(relationWords(relation, 3).words).toBe(words);
  expect(relationWords(relation, 3).symbol).not.toBe("");
});

test("the kinds of points are counted, and those without a point are not named", () => {
  const counts = relationCounts([agreed, disputed, copied]);
  expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
    ["disputed", 1],
    ["agreed", 1],
    ["shared", 1],
  ]);
});

test("sorting by difference puts what is disputed first, by agreement what most state", () => {
  const points = [alone, copied, unjudged, agreed, figures, disputed];
  const labels = (order: "difference" | "agreement" | "order") =>
    sortPoints(points, order).map(({ label }) => label);
  expect(labels("difference")).toEqual(["disputed", "figures", "unjudged", "alone", "copied", "agreed"]);
  expect(labels("agreement")).toEqual(["agreed", "copied", "unjudged", "figures", "disputed", "alone"]);
  expect(labels("order")).toEqual(points.map(({ label }) => label));
});

const stances = fc.array(
  fc.constantFrom<Stance>("states", "disputes", "other-figure", "not-checked", "silent"),
  { minLength: 3, maxLength: 3 },
);

test("sorting loses no point, and leaves equals in their order", () => {
  fc.assert(
    fc.property(
      fc.array(stances),
      fc.constantFrom("difference" as const, "agreement" as const),
      (all, order) => {
        const points = all.map((each, index) => point(String(index), each));
        const sorted = sortPoints(points, order);
        expect(new Set(sorted)).toEqual(new Set(points));
        expect(sorted).toHaveLength(points.length);
        sorted.slice(1).forEach((each, index) => {
          const before = sorted[index];
          if (before === undefined || JSON.stringify(relationOf(before)) !== JSON.stringify(relationOf(each)))
            return;
          expect(Number(before.label)).toBeLessThan(Number(each.label));
        });
      },
    ),
  );
});

test("quotation marks stand only around the outlet's own words", () => {
  const { sources } = comparison();
  const own = spokenCell(cell("a", "states", 1), sources);
  const ours = spokenCell(cell("b", "states", 2), sources);
  expect(own && shownWords(own)).toBe("“It took 36 barges.”");
  expect(ours && shownWords(ours)).toBe("It took 36 barges.");
  expect(spokenCell(cell("c", "silent"), sources)).toBeUndefined();
  expect(spokenCell(cell("a", "states", 9), sources)).toBeUndefined();
});

test("a column is called our summary only if all that it shows is", () => {
  const view = comparison();
  expect(view.columns.map((each) => isSummarised(each, view))).toEqual([false, true, false]);
});

test("silence counts the articles that were searched", () => {
  expect(silenceWords({ articlesSearched: 1, covered: false })).toBe("nothing found in 1 article");
  expect(silenceWords({ articlesSearched: 12, covered: false })).toBe("nothing found in 12 articles");
  expect(silenceWords({ articlesSearched: 1, covered: true })).toBe(
    "nothing found on this point in 1 article",
  );
});

test("many outlets without a word are named and not drawn; few are drawn", () => {
  const many = Array.from({ length: 12 }, (_, index) => column(`o${index}`, { covered: index < 3 }));
  const { shown, onlyNamed } = columnsToShow(comparison({ columns: many }));
  expect([shown.length, onlyNamed.length]).toEqual([3, 9]);
  const few = many.slice(0, 5);
  expect(columnsToShow(comparison({ columns: few }))).toEqual({ shown: few, onlyNamed: [] });
});
