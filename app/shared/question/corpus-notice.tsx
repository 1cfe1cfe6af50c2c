import type { Failure } from "#lib/schema/failure.ts";
import { LibraryLink } from "../frame/library-link.tsx";
import { StateNotice } from "../frame/state-notice.tsx";

/** What adding articles would mend. */
const EMPTY = new Set(["corpus-empty", "index-missing", "empty", "missing"]);

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
        {EMPTY.has(problem.code) && (
          <span className="self-center px-2">
            <LibraryLink />
          </span>
        )}
      </StateNotice>
    </div>
  );
}
