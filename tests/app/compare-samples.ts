import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import type { Cell, Column, Point, Stance } from "#lib/schema/comparison.ts";
import { citation, source } from "./samples.ts";

/** Invented comparisons for the tests of the compare page. */

export function column(id: string, changes: Partial<Column> = {}): Column {
  return { id, name: id.toUpperCase(), outletId: id, articlesSearched: 1, covered: true, ...changes };
}

/** A cell with words cited to source `marker`, or a silent one. */
export function cell(columnId: string, stance: Stance, marker = 1, quote = "It took 36 barges."): Cell {
  if (stance === "silent") return { columnId, stance };
  const cited = citation({
    marker,
    quote,
    answerSpan: [0, quote.length],
    quoteSpan: [100, 100 + quote.length],
  });
  return { columnId, stance, quote, citation: cited, voice: { kind: "outlet" } };
}

/** A point on which the columns a, b, c take these stances. */
export function point(label: string, stances: readonly Stance[], changes: Partial<Point> = {}): Point {
  const cells = stances.map((stance, index) => cell("abc".charAt(index), stance, index + 1));
  return { label, cells, ...changes };
}

export function comparison(changes: Partial<ComparisonView> = {}): ComparisonView {
  return {
    columns: [column("a"), column("b"), column("c", { articlesSearched: 2 })],
    points: [point("Barges", ["states", "not-checked", "silent"])],
    sources: [
      source(1, { outletName: "A", wording: "original" }),
      source(2, { id: "b1", outletName: "B", wording: "summary", publishedAt: "2016" }),
    ],
    framing: [],
    timeline: [],
    comparedBy: "question",
    otherStories: [],
    notes: [],
    complete: true,
    ...changes,
  };
}
