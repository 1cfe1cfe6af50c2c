"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Column, Point } from "#lib/schema/comparison.ts";
import { OutletMark } from "../articles/outlet-mark.tsx";
import { ColumnHeading } from "./column-heading.tsx";
import { cellOf } from "./compare-cells.ts";
import { type ComparisonView, speaks } from "./compare-view.ts";
import { MatrixCell } from "./matrix-cell.tsx";
import { keyOf } from "./matrix-table.tsx";
import { PointHeading } from "./point-heading.tsx";

type MatrixTabsProps = { view: ComparisonView; columns: readonly Column[]; points: readonly Point[] };

/** One outlet at a time, chosen by tabs; what the others make of a point is said beside it. */
export function MatrixTabs({ view, columns, points }: MatrixTabsProps) {
  const [wanted, setWanted] = useState<string>();
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const first = columns.find((column) => column.covered) ?? columns[0];
  const chosen = columns.find((column) => column.id === wanted) ?? first;
  if (chosen === undefined) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const at = columns.indexOf(chosen);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: columns.length - 1 }[event.key];
    const next = to === undefined ? undefined : columns.at(to % columns.length);
    if (next === undefined) return;
    event.preventDefault();
    setWanted(next.id);
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[columns.indexOf(next)]?.focus();
  };
  return (
    <div>
      <div
        ref={tabs}
        role="tablist"
        aria-label="Outlets"
        onKeyDown={onKeyDown}
        className="flex overflow-x-auto border-line border-b *:flex-none"
      >
        {columns.map((column) => {
          const count = points.filter((point) => speaks(cellOf(point.cells, column))).length;
          return (
            <button
              key={column.id}
              id={`${id}-tab-${column.id}`}
              type="button"
              role="tab"
              aria-selected={column === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={column === chosen ? 0 : -1}
              onClick={() => setWanted(column.id)}
              className="flex items-center gap-2 -outline-offset-2 border-transparent border-b-2 px-2 py-2.5 text-sm aria-selected:border-accent aria-selected:font-semibold"
            >
              <OutletMark outletId={column.outletId} outletName={column.name} />
              <bdi className={column === chosen ? "" : "sr-only"}>{column.name}</bdi>
              <span className="font-normal text-muted">{count === 0 ? "silent" : count}</span>
            </button>
          );
        })}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel follows its tab in the order of the keyboard
        tabIndex={0}
        aria-labelledby={`${id}-tab-${chosen.id}`}
      >
        <div className="py-3">
          <ColumnHeading column={chosen} view={view} />
        </div>
        <ul className="grid gap-3">
          {points.map((point) => {
            const cell = cellOf(point.cells, chosen);
            return (
              <li key={keyOf(point)} className="arriving rounded border border-line">
                <div className="border-line border-b px-3 py-2.5">
                  <PointHeading point={point} total={view.columns.length} />
                </div>
                <div className={`px-3 py-2.5 ${speaks(cell) ? "bg-card" : ""}`}>
                  <MatrixCell cell={cell} column={chosen} view={view} />
                </div>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
