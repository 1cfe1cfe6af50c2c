"use client";

import { useId } from "react";
import { POINT_ORDERS, type PointOrder } from "#app/shared/comparison/compare-sort.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import { withBasePath } from "#app/shared/frame/base-path.ts";
import { useCopy } from "#app/shared/frame/use-copy.ts";
import type { Point } from "#lib/schema/comparison.ts";
import { compareCsv } from "./compare-csv.ts";
import { compareMarkdown } from "./compare-markdown.ts";
import { fileNameOf } from "./file-name.ts";

type ComparisonActionsProps = {
  question: string;
  view: ComparisonView;
  /** In the order shown, which is the order taken along. */
  points: readonly Point[];
  order: PointOrder;
  onOrder: (order: PointOrder) => void;
};

/** How the points are sorted, and the ways to take them along. */
export function ComparisonActions({ question, view, points, order, onOrder }: ComparisonActionsProps) {
  const text = useCopy();
  const link = useCopy();
  const sortId = useId();
  const markdown = () => compareMarkdown(question, view, points, location.origin + withBasePath(""));
  // Spreadsheets take a file for UTF-8 by its byte order mark.
  const csv = () => `\uFEFF${compareCsv(view, points, location.origin + withBasePath(""))}`;
  return (
    <div className="-ms-2 flex flex-wrap items-center gap-x-1 gap-y-1 text-sm">
      <label htmlFor={sortId} className="px-2 text-muted">
        Sort by
      </label>
      <select
        id={sortId}
        value={order}
        onChange={(event) => {
          const next = POINT_ORDERS.find((each) => each.order === event.target.value);
          if (next !== undefined) onOrder(next.order);
        }}
        className="me-2 rounded border border-line bg-card px-2 py-1"
      >
        {POINT_ORDERS.map(({ order, label }) => (
          <option key={order} value={order}>
            {label}
          </option>
        ))}
      </select>
      <button type="button" className={ACTION} onClick={() => text.copy(markdown())}>
        {COPIED[text.copied] ?? "Copy"}
      </button>
      <button type="button" className={ACTION} onClick={() => link.copy(location.href)}>
        {COPIED[link.copied] ?? "Copy link"}
      </button>
      <button
        type="button"
        className={ACTION}
        onClick={() => download(`${fileNameOf(question)}.md`, "text/markdown", markdown())}
      >
        Markdown
      </button>
      <button
        type="button"
        className={ACTION}
        onClick={() => download(`${fileNameOf(question)}.csv`, "text/csv", csv())}
      >
        CSV
      </button>
    </div>
  );
}

const ACTION = "rounded px-2 py-1 text-accent hover:bg-accent-soft";
const COPIED: Partial<Record<string, string>> = { yes: "Copied", no: "Copying was refused" };

function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has to have begun reading.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
