import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import { StateNotice } from "#app/shared/frame/state-notice.tsx";
import type { Failure } from "#lib/schema/failure.ts";
import type { TurnState } from "./turn-state.ts";

type TurnProgressProps = {
  state: TurnState;
  view: AnswerView | undefined;
  failure: Failure | undefined;
  onRetry: () => void;
};

/** Words for an answer that is not there yet, or will not come. */
export function TurnProgress({ state, view, failure, onRetry }: TurnProgressProps) {
  if (state === "searching") {
    const isFound = view !== undefined && view.alsoRetrieved.length > 0;
    const words = isFound ? "Reading what was found…" : "Searching the articles…";
    return <p className="text-muted">{words}</p>;
  }
  if (state === "failed" && failure !== undefined) {
    return (
      <StateNotice role="alert" title={failure.message} hint={failure.hint}>
        <RetryButton onRetry={onRetry} />
      </StateNotice>
    );
  }
  if (state === "stopped") {
    const nothing = view === undefined || view.text === "";
    return (
      <div className="flex items-center gap-3">
        <p className="text-muted">{nothing ? "Stopped before an answer arrived." : "Stopped."}</p>
        <RetryButton onRetry={onRetry} />
      </div>
    );
  }
  return null;
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <button
      type="button"
      onClick={onRetry}
      className="rounded border border-line px-3 py-1 hover:border-accent"
    >
      Retry
    </button>
  );
}
