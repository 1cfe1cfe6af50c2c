"use client";

import Link from "next/link";
import { useState } from "react";
import { type CompareRequest, compareHref } from "#app/shared/comparison/compare-address.ts";
import { sortPoints } from "#app/shared/comparison/compare-sort.ts";
import { ComparisonMatrix } from "#app/shared/comparison/comparison-matrix.tsx";
import { ComparisonProgress } from "#app/shared/comparison/comparison-progress.tsx";
import { ComparisonSummary } from "#app/shared/comparison/comparison-summary.tsx";
import { useComparison } from "#app/shared/comparison/use-comparison.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";

type InlineComparisonProps = {
  /** Keeps its identity while nothing changes. */
  request: CompareRequest;
  /** Compare at once; else when the reader asks for it. */
  openAtFirst: boolean;
};

/** The outlets side by side, below an answer to a question that asks for it. */
export function InlineComparison({ request, openAtFirst }: InlineComparisonProps) {
  const [isOpen, setOpen] = useState(openAtFirst);
  const { status, view, failure, retry } = useComparison(isOpen ? request : undefined);
  const { outletIds } = request.filter ?? {};
  const href = compareHref({
    question: request.question,
    ...(outletIds === undefined ? {} : { outletIds }),
  });
  const isEmpty = view?.complete === true && view.points.length === 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form, and no landmark, of which each must have another name
    <div
      role="group"
      aria-label="Comparison of the sources"
      className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded border border-line bg-paper p-3 sm:p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {isOpen ? (
          <h3 className="font-semibold">Side by side</h3>
        ) : (
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="rounded border border-accent px-3 py-1.5 font-semibold text-accent hover:bg-accent-soft"
          >
            Compare the sources on this question
          </button>
        )}
        <Link href={href} prefetch={false} className="text-accent text-sm hover:underline">
          Open the whole comparison →
        </Link>
      </div>
      <ComparisonProgress status={status} view={view} failure={failure} onRetry={retry} />
      {isEmpty && (
        <p className="text-muted">
          Nothing found in{" "}
          {formatCount(
            view.columns.reduce((sum, column) => sum + column.articlesSearched, 0),
            "article",
          )}
          .
        </p>
      )}
      {view !== undefined && view.points.length > 0 && (
        <>
          <ComparisonSummary view={view} />
          <ComparisonMatrix
            view={view}
            points={sortPoints(view.points, "difference")}
            settled={status !== "streaming"}
            layout="inline"
          />
          <p className="text-muted text-sm">
            The numbers are those of this comparison, not of the answer above.
          </p>
        </>
      )}
    </div>
  );
}
