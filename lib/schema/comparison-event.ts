import type { Column, Comparison, Point, Story } from "./comparison.ts";

/** How a comparison comes about. In this order: one `columns`; `point` and `note` as they come; one `comparison`. */
export type ComparisonEvent =
  | {
      type: "columns";
      columns: Column[];
      comparedBy: Comparison["comparedBy"];
      story?: Story;
      otherStories: Story[];
    }
  /** Cells' citations have their final markers; `sources` are those first cited by this point. */
  | { type: "point"; point: Point; sources: Comparison["sources"] }
  | { type: "note"; note: string }
  | { type: "comparison"; comparison: Comparison };
