import { StateNotice } from "#app/components/state-notice.tsx";
import type { Failure } from "#app/view/failure.ts";

/** Why no question can be asked, and what to do. */
export function CorpusNotice({ problem, onCheckAgain }: { problem: Failure; onCheckAgain: () => void }) {
  return (
    <div className="pt-10">
      <StateNotice role="alert" title={problem.message} hint={problem.hint}>
        <button
          type="button"
          onClick={onCheckAgain}
          className="rounded border border-line px-3 py-1 hover:border-accent"
        >
          Check again
        </button>
      </StateNotice>
    </div>
  );
}
