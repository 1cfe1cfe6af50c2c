"use client";

import { useState } from "react";
import type { CompareAddress } from "#app/shared/comparison/compare-address.ts";
import { type PointOrder, sortPoints } from "#app/shared/comparison/compare-sort.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import { ComparisonMatrix } from "#app/shared/comparison/comparison-matrix.tsx";
import { ComparisonSummary } from "#app/shared/comparison/comparison-summary.tsx";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { StateNotice } from "#app/shared/frame/state-notice.tsx";
import { CompareSuggestions } from "./compare-start.tsx";
import { ComparisonActions } from "./comparison-actions.tsx";
import { FramingSection } from "./framing-section.tsx";
import { SourceList } from "./source-list.tsx";
import { StoryChoice } from "./story-choice.tsx";
import { TimelineSection } from "./timeline-section.tsx";

type ComparisonResultProps = {
  address: CompareAddress;
  view: ComparisonView;
  /** Nothing more will arrive. */
  settled: boolean;
  onAsk: (question: string) => void;
};

/** All that a comparison found: the matrix, and below it words, dates and sources. */
export function ComparisonResult({ address, view, settled, onAsk }: ComparisonResultProps) {
  const [order, setOrder] = useState<PointOrder>("difference");
  const points = sortPoints(view.points, order);
  const isEmpty = view.complete && view.points.length === 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-3">
      <StoryChoice address={address} view={view} />
      {isEmpty ? (
        <NothingFound view={view} outletIds={address.outletIds} onAsk={onAsk} />
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
            <ComparisonSummary view={view} />
            {points.length > 0 && settled && (
              <ComparisonActions
                question={address.question}
                view={view}
                points={points}
                order={order}
                onOrder={setOrder}
              />
            )}
          </div>
          <ComparisonMatrix view={view} points={points} settled={settled} layout="page" />
        </>
      )}
      {view.notes.length > 0 && (
        <ul aria-label="Notes" className="grid gap-1 text-muted text-sm">
          {[...new Set(view.notes)].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {view.framing.length > 0 && <FramingSection view={view} />}
      {view.timeline.length > 0 && <TimelineSection view={view} />}
      {view.sources.length > 0 && settled && <SourceList view={view} />}
    </div>
  );
}

type NothingFoundProps = {
  view: ComparisonView;
  outletIds: CompareAddress["outletIds"];
  onAsk: (question: string) => void;
};

function NothingFound({ view, outletIds, onAsk }: NothingFoundProps) {
  const articles = view.columns.reduce((sum, column) => sum + column.articlesSearched, 0);
  return (
    <div className="mx-auto grid w-full max-w-[46rem] gap-8 py-4">
      <StateNotice
        title={`Nothing found in ${formatCount(articles, "article")}.`}
        hint={`Searched: ${view.columns.map(({ name }) => name).join(", ")}. That nothing was found does not mean that nothing was reported.`}
      />
      <CompareSuggestions label="These articles can answer" outletIds={outletIds} onAsk={onAsk} />
    </div>
  );
}
