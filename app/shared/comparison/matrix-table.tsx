import type { Column, Point } from "#lib/schema/comparison.ts";
import { ColumnHeading } from "./column-heading.tsx";
import { cellOf } from "./compare-cells.ts";
import type { ComparisonView } from "./compare-view.ts";
import { MatrixCell } from "./matrix-cell.tsx";
import { PointHeading } from "./point-heading.tsx";

type MatrixTableProps = {
  view: ComparisonView;
  columns: readonly Column[];
  points: readonly Point[];
  layout: "page" | "inline";
};

/** So many columns fit on a wide page, which then scrolls as a whole under the column heads. */
const FITTING = 5;

/** Outlets as columns, points as rows; the heads of both stay in sight. */
export function MatrixTable({ view, columns, points, layout }: MatrixTableProps) {
  const box =
    layout === "inline" ? "matrix-box-inline" : columns.length <= FITTING ? "matrix-box-fitting" : "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form, and no landmark, of which each must have another name
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Comparison by outlet"
      className={`matrix-box ${box}`}
    >
      <table className="matrix">
        <caption className="sr-only">What each outlet says on each point</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              Point
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                <ColumnHeading column={column} view={view} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={keyOf(point)} className="arriving">
              <th scope="row">
                <PointHeading point={point} total={view.columns.length} />
              </th>
              {columns.map((column) => {
                const cell = cellOf(point.cells, column);
                return (
                  <td key={column.id} className={cell?.citation === undefined ? "matrix-silent" : undefined}>
                    <MatrixCell cell={cell} column={column} view={view} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Two points may have the same label, but not the same words. */
export function keyOf(point: Point): string {
  const spans = point.cells.map(({ citation }) => `${citation?.articleId}${citation?.quoteSpan.join("-")}`);
  return `${point.label} ${spans.join(" ")}`;
}
