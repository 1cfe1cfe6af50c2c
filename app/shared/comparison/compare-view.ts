import type { Comparison, Point } from "#lib/schema/comparison.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";

/** What the page shows of one comparison, whether it is still arriving or whole. */
export type ComparisonView = Omit<Comparison, "question" | "milliseconds" | "madeBy"> & {
  /** True once the whole comparison has arrived. */
  complete: boolean;
};

const NOTHING: ComparisonView = {
  columns: [],
  points: [],
  sources: [],
  framing: [],
  timeline: [],
  comparedBy: "question",
  otherStories: [],
  notes: [],
  complete: false,
};

/** The view after one more event. The whole comparison, once it is there, alone counts. */
export function withEvent(view: ComparisonView | undefined, event: ComparisonEvent): ComparisonView {
  const before = view ?? NOTHING;
  switch (event.type) {
    case "columns": {
      const { type: _type, ...columns } = event;
      return { ...NOTHING, ...columns };
    }
    case "point":
      return {
        ...before,
        points: [...before.points, event.point],
        sources: [...before.sources, ...event.sources],
      };
    case "note":
      return { ...before, notes: [...before.notes, event.note] };
    case "comparison":
      return { ...event.comparison, complete: true };
  }
}

/** True for a cell that shows words of an article. */
export function speaks(cell: Point["cells"][number] | undefined): boolean {
  return cell !== undefined && cell.stance !== "silent" && cell.quote !== undefined;
}
