"use client";

import { useEffect, useRef } from "react";
import { StateNotice } from "#app/shared/frame/state-notice.tsx";
import { BUTTON, QUIET_BUTTON } from "./styles.ts";
import type { Change, Changes } from "./use-changes.ts";

type ChangeNoticesProps = Pick<Changes, "changes" | "failure" | "restore" | "dismiss"> & {
  /** The last notice was closed: the focus needs another place. */
  onAllClosed: () => void;
};

/** What was just done, with the way back; and what could not be done. */
export function ChangeNotices({ changes, failure, restore, dismiss, onAllClosed }: ChangeNoticesProps) {
  return (
    <>
      {failure !== undefined && (
        <div className="pointer-events-auto">
          <StateNotice role="alert" title={failure} />
        </div>
      )}
      <div role="status" className="grid gap-2">
        {changes.map((change, index) => (
          <Notice
            key={change.key}
            change={change}
            isNewest={index === 0}
            onUndo={restore}
            onDismiss={() => {
              dismiss(change.key);
              onAllClosed();
            }}
          />
        ))}
      </div>
    </>
  );
}

type NoticeProps = {
  change: Change;
  isNewest: boolean;
  onUndo: Changes["restore"];
  onDismiss: () => void;
};

function Notice({ change, isNewest, onUndo, onDismiss }: NoticeProps) {
  const { words, undo, takesFocus } = change;
  const undoButton = useRef<HTMLButtonElement>(null);
  const dismissButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isNewest) return;
    // The button that had the focus went with its row, or with the notice before.
    if (undoButton.current !== null) undoButton.current.focus({ preventScroll: true });
    else if (takesFocus === true || document.activeElement === document.body)
      dismissButton.current?.focus({ preventScroll: true });
  }, [isNewest, takesFocus]);
  return (
    <div className="arriving pointer-events-auto flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line border-s-4 border-s-accent bg-card px-4 py-2 shadow-lg">
      <p className="min-w-0 [overflow-wrap:anywhere]">{words}</p>
      <span className="ms-auto flex items-center gap-1">
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
        <button
          ref={dismissButton}
          type="button"
          className={`${QUIET_BUTTON} text-sm`}
          aria-label={`Dismiss: ${words}`}
          onClick={onDismiss}
        >
          Dismiss
        </button>
      </span>
    </div>
  );
}
