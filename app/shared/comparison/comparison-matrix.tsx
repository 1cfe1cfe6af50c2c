"use client";

import "./compare.css";
import type { Point } from "#lib/schema/comparison.ts";
import { formatCount } from "../frame/format-count.ts";
import { useMatches } from "../frame/use-matches.ts";
import { columnsToShow } from "./compare-cells.ts";
import { silenceWords } from "./compare-stance.ts";
import type { ComparisonView } from "./compare-view.ts";
import { MatrixTable } from "./matrix-table.tsx";
import { MatrixTabs } from "./matrix-tabs.tsx";

type ComparisonMatrixProps = {
  view: ComparisonView;
  /** In the order to show. */
  points: readonly Point[];
  /** Nothing more will arrive. */
  settled: boolean;
  /** `inline`: within a conversation, where the matrix scrolls in a box of its own. */
  layout: "page" | "inline";
};

/** Points by outlets; on a narrow screen one outlet at a time. */
export function ComparisonMatrix({ view, points, settled, layout }: ComparisonMatrixProps) {
  const isWide = useMatches("(min-width: 48rem)", true);
  const { shown, onlyNamed } = columnsToShow(view);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2" aria-busy={!settled}>
      {isWide ? (
        <MatrixTable view={view} columns={shown} points={points} layout={layout} />
      ) : (
        <MatrixTabs view={view} columns={shown} points={points} />
      )}
      {onlyNamed.length > 0 && (
        <details className="text-muted text-sm">
          <summary>Nothing found in {formatCount(onlyNamed.length, "more outlet")}</summary>
          <ul className="mt-1 columns-2 sm:columns-3">
            {onlyNamed.map(({ id, name, articlesSearched }) => (
              <li key={id}>
                <bdi>{name}</bdi>: {silenceWords({ articlesSearched, covered: false })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
