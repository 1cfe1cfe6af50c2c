"use client";

import { useState } from "react";
import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { formatCount } from "#app/shared/frame/format-count.ts";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import { SourceCheckbox } from "#app/shared/question/source-checkbox.tsx";

type OutletChooserProps = {
  groups: readonly OutletGroup[];
  /** Undefined: all of them. */
  chosen: readonly string[] | undefined;
  onChoose: (outletIds: readonly string[] | undefined) => void;
};

/** Which outlets are compared. Nothing is asked until the choice is made: a model may be at work for each one. */
export function OutletChooser({ groups, chosen, onChoose }: OutletChooserProps) {
  const all = groups.map(({ outlet }) => outlet.id);
  const before = chosen === undefined ? all : all.filter((id) => chosen.includes(id));
  const [choice, setChoice] = useState<readonly string[]>();
  const selected = choice ?? before;
  const isChanged = choice !== undefined && choice.join() !== before.join();
  if (groups.length < 2) return null;
  const set = (id: string, isIn: boolean) =>
    setChoice(all.filter((each) => (each === id ? isIn : selected.includes(each))));
  return (
    <details className="-mt-4 text-sm">
      <summary className="w-fit py-1 text-muted hover:text-ink">
        Outlets: {before.length} of {all.length}
      </summary>
      <fieldset className="mt-1 min-w-0 border-line border-y py-2">
        <legend className="sr-only">Outlets to compare</legend>
        <div className="grid max-h-64 gap-x-6 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
          {groups.map(({ outlet, articles }) => (
            <SourceCheckbox
              key={outlet.id}
              checked={selected.includes(outlet.id)}
              onChange={(checked) => set(outlet.id, checked)}
            >
              <span className="flex items-baseline gap-2">
                <OutletMark outletId={outlet.id} outletName={outlet.name} />
                <span className="min-w-0">
                  <bdi>{outlet.name}</bdi>{" "}
                  {articles.length > 1 && (
                    <span className="text-muted">{formatCount(articles.length, "article")}</span>
                  )}
                </span>
              </span>
            </SourceCheckbox>
          ))}
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <button
            type="button"
            disabled={!isChanged || selected.length === 0}
            onClick={() => onChoose(selected.length === all.length ? undefined : selected)}
            className="rounded border border-line px-3 py-1 hover:border-accent disabled:text-muted"
          >
            Compare these outlets
          </button>
          <button type="button" className={BUTTON} onClick={() => setChoice(all)}>
            All
          </button>
          <button type="button" className={BUTTON} onClick={() => setChoice([])}>
            None
          </button>
          <p aria-live="polite" className="text-muted">
            {selected.length === 0 ? "Choose at least one outlet." : ""}
          </p>
        </div>
      </fieldset>
    </details>
  );
}

const BUTTON = "rounded px-2 py-1 text-accent hover:bg-accent-soft";
