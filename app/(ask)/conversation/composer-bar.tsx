"use client";

import type { RefObject } from "react";
import { Composer } from "#app/shared/question/composer.tsx";
import type { Failure } from "#lib/schema/failure.ts";
import type { SheetName } from "../desk-columns.tsx";
import type { SourceFilter } from "../sources/use-source-filter.ts";
import { useOnline } from "../use-online.ts";

type ComposerBarProps = {
  input: RefObject<HTMLTextAreaElement | null>;
  problem: Failure | undefined;
  filter: SourceFilter;
  sourceCount: number;
  isBusy: boolean;
  hasTurns: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
  onOpenSheet: (sheet: SheetName) => void;
  onStartAnew: () => void;
};

/** The composer at the foot of the page, with what bears on the next question. */
export function ComposerBar(props: ComposerBarProps) {
  const { filter, problem, onOpenSheet } = props;
  const isOnline = useOnline();
  const nothingSelected = filter.totalCount > 0 && filter.selectedCount === 0;
  const selected = `${filter.selectedCount} of ${filter.totalCount}`;
  return (
    <div className="sticky bottom-0 z-10 bg-paper pt-2 pb-1">
      {!isOnline && (
        <p role="status" className="pb-2 text-doubt text-sm">
          You are offline. Articles on this machine can still be asked.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2 pb-2 text-sm">
        <button type="button" className={`${BUTTON} xl:hidden`} onClick={() => onOpenSheet("sources")}>
          Sources: {selected}
        </button>
        <button type="button" className={`${BUTTON} lg:hidden`} onClick={() => onOpenSheet("evidence")}>
          Evidence: {props.sourceCount}
        </button>
        {filter.filter !== undefined && !nothingSelected && (
          <p className="hidden text-muted sm:block">Searching {selected} articles</p>
        )}
        {props.hasTurns && (
          <button type="button" className={`${BUTTON} ms-auto`} onClick={props.onStartAnew}>
            New conversation
          </button>
        )}
      </div>
      <Composer
        input={props.input}
        disabledBecause={nothingSelected ? "Select at least one article to ask" : problem?.message}
        isBusy={props.isBusy}
        onAsk={props.onAsk}
        onStop={props.onStop}
      />
    </div>
  );
}

const BUTTON = "rounded border border-line px-2.5 py-1 hover:border-accent";
