import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import type { Cell, Column } from "#lib/schema/comparison.ts";

/** A column that gives a figure, and when its article appeared. */
type DatedFigure = { column: Column; date: string; cell: Cell };

export type LaterFigure = { label: string; earlier: DatedFigure; later: DatedFigure };

/**
 * Where a later article gives another figure than an earlier one on the same point. Of each point the earliest article
 * is held against every later one; articles without a date, or that may be of the same time, are left out.
 */
export function laterFigures(view: Pick<ComparisonView, "points" | "columns" | "sources">): LaterFigure[] {
  return view.points.flatMap(({ label, cells }) => {
    const dated = cells
      .flatMap((cell, index): DatedFigure[] => {
        const column = view.columns[index];
        const date = view.sources.find(({ marker }) => marker === cell.citation?.marker)?.article.publishedAt;
        const differs = cell.stance === "other-figure" && cell.citation !== undefined;
        return differs && column !== undefined && date !== undefined ? [{ column, date, cell }] : [];
      })
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    const [earlier, ...others] = dated;
    if (earlier === undefined) return [];
    // A partial date that begins the other may mean the same day.
    return others
      .filter(({ date }) => !date.startsWith(earlier.date))
      .map((later) => ({ label, earlier, later }));
  });
}
