"use client";

import { useId } from "react";
import type { Health } from "#lib/schema/health.ts";
import { formatCount } from "./format-count.ts";
import { useSharedHealth } from "./health-provider.tsx";

/** Which answerer is at work, with the rest of the machinery behind a button. */
export function EngineStatus() {
  const { resource } = useSharedHealth();
  const popoverId = useId();
  if (resource.status !== "ready") return null;
  const health = resource.data;
  return (
    <>
      <button
        type="button"
        popoverTarget={popoverId}
        className="flex min-w-0 items-center gap-1.5 rounded px-2 py-1 text-muted text-sm hover:text-ink"
      >
        <span className="hidden truncate sm:block">{health.answerer.label}</span>
        <span
          aria-hidden="true"
          className="grid size-4 flex-none place-items-center rounded-full border text-[0.65rem]"
        >
          i
        </span>
        <span className="sr-only">: how answers are made</span>
      </button>
      <div
        id={popoverId}
        popover="auto"
        className="fixed top-14 right-3 bottom-auto left-auto m-0 w-[min(24rem,calc(100vw-1.5rem))] rounded border border-line bg-card p-4 text-ink shadow-lg"
      >
        <p className="mb-2 font-semibold">How answers are made</p>
        <EngineDetails health={health} />
      </div>
    </>
  );
}

function EngineDetails({ health }: { health: Health }) {
  const rows = [
    ["Answers", health.answerer.label, health.answerer.id],
    ...(health.checkModel === undefined ? [] : [["Second opinion", health.checkModel, "CHECK_MODEL"]]),
    ["Search vectors", health.embedder.label, health.embedder.id],
    ["Store", health.store.id, `generation ${health.generation}`],
    ["Corpus", formatCount(health.articles, "article"), formatCount(health.passages, "passage")],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {rows.map(([term, value, detail]) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{term}</dt>
          <dd>
            {value} <span className="break-all text-muted">({detail})</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
