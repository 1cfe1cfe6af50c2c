import { formatCount } from "../frame/format-count.ts";
import { StateNotice } from "../frame/state-notice.tsx";
import type { ComparisonState } from "./use-comparison.ts";

type ComparisonProgressProps = ComparisonState & { onRetry: () => void };

/** Words for a comparison that is not whole yet, or will not be; told to screen readers as they change. */
export function ComparisonProgress({ status, view, failure, onRetry }: ComparisonProgressProps) {
  return (
    <>
      {(status === "loading" || status === "streaming") && (
        <p className="py-4 text-muted">{stateWords({ status, view, failure })}</p>
      )}
      {status === "stopped" && (
        <div className="flex items-center gap-3 py-4">
          <p className="text-muted">{stateWords({ status, view, failure })}</p>
          <RetryButton onRetry={onRetry} />
        </div>
      )}
      {status === "failed" && failure !== undefined && (
        <div className="py-4">
          <StateNotice role="alert" title={failure.message} hint={failure.hint}>
            <RetryButton onRetry={onRetry} />
          </StateNotice>
        </div>
      )}
      <p role="status" className="sr-only">
        {status === "failed" ? "" : announcement({ status, view, failure })}
      </p>
    </>
  );
}

function stateWords({ status, view }: ComparisonState): string {
  if (status === "loading") return "Searching each outlet…";
  const count = view?.points.length ?? 0;
  if (status === "stopped") return count === 0 ? "Stopped before anything arrived." : "Stopped; not whole.";
  return count === 0 ? "Setting sentences side by side…" : `${formatCount(count, "point")} so far…`;
}

/** The beginning and the end, not every point between. */
function announcement(state: ComparisonState): string {
  if (state.status === "complete") {
    const count = state.view?.points.length ?? 0;
    return count === 0
      ? "Nothing was found."
      : `The comparison is complete, with ${formatCount(count, "point")}.`;
  }
  if (state.status === "streaming") return "The comparison is arriving.";
  return state.status === "idle" ? "" : stateWords(state);
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
