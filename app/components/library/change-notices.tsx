"use client";

import { useEffect, useRef } from "react";
import { StateNotice } from "#app/components/state-notice.tsx";
import { BUTTON, QUIET_BUTTON } from "./styles.ts";
import type { Change, Changes } from "./use-changes.ts";

type ChangeNoticesProps = Pick<Changes, "changes" | "failure" | "restore" | "dismiss">;

/** What was just done, with the way back; and what could not be done. */
export function ChangeNotices({ changes, failure, restore, dismiss }: ChangeNoticesProps) {
  return (
    <div className="mt-4 grid gap-2 empty:hidden">
      {failure !== undefined && <StateNotice role="alert" title={failure} />}
      <div role="status" className="grid gap-2">
        {changes.map((change, index) => (
          <Notice
            key={change.key}
            change={change}
            isNewest={index === 0}
            onUndo={restore}
            onDismiss={() => dismiss(change.key)}
          />
        ))}
      </div>
    </div>
  );
}

type NoticeProps = {
  change: Change;
  isNewest: boolean;
  onUndo: Changes["restore"];
  onDismiss: () => void;
};

function Notice({ change, isNewest, onUndo, onDismiss }: NoticeProps) {
  const undoButton = useRef<HTMLButtonElement>(null);
  // The button that had the focus went with its row.
  useEffect(() => {
    if (isNewest) undoButton.current?.focus();
  }, [isNewest]);
  const { words, undo } = change;
  return (
    <div className="arriving flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line bg-card px-4 py-2">
      <p className="[overflow-wrap:anywhere]">{words}</p>
      {undo !== undefined && (
        <button
          ref={undoButton}
          type="button"
          className={BUTTON}
          aria-label={`Undo: restore “${undo.title}”`}
          onClick={() => onUndo(undo)}
        >
          Undo
        </button>
      )}
      <button type="button" className={`${QUIET_BUTTON} text-sm`} onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  );
}
