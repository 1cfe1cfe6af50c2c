import { ingestionWords } from "#app/shared/articles/library-words.ts";
import { StateNotice } from "#app/shared/frame/state-notice.tsx";
import type { Ingestion } from "#lib/schema/ingestion.ts";
import { BUTTON } from "./styles.ts";

/** What the ingestion is at, or who it waits for; nothing when none runs. */
export function IngestionStatus({ ingestion }: { ingestion: Ingestion }) {
  const { state } = ingestion;
  const at = ingestionWords(ingestion);
  if (at === undefined) return null;
  return (
    <div className="arriving pointer-events-auto rounded border border-line border-s-4 border-s-accent bg-card px-4 py-2 text-sm shadow-lg">
      <p>
        <span className="font-semibold">
          {state.status === "waiting"
            ? "Another program is writing the index."
            : "The articles are being ingested."}
        </span>{" "}
        <span className="text-muted">
          {at.words}
          {state.isNextAsked && " Another run follows, for what was added since."}
        </span>
      </p>
      <progress
        className="library-bar mt-1.5"
        max={1}
        {...(at.share !== undefined && { value: at.share })}
        aria-label="Progress of the ingestion"
      />
      <p role="status" className="sr-only">
        {state.status === "waiting" ? at.words : "Ingesting; questions are answered meanwhile."}
      </p>
    </div>
  );
}

type IngestionFailureProps = { ingestion: Ingestion; onRetry: () => void; onAllowRemovals: () => void };

/** Why the last ingestion failed as a whole, or what it asks before it goes on; nothing while the next one runs. */
export function IngestionFailure({ ingestion: { state }, onRetry, onAllowRemovals }: IngestionFailureProps) {
  if (state.status !== "idle" || state.failure === undefined) return null;
  const { code, message, hint } = state.failure;
  const isQuestion = code === "removals-refused";
  return (
    <div className="mt-4">
      <StateNotice
        role="alert"
        title={isQuestion ? `Are these articles to go? ${message}` : `The last ingestion failed. ${message}`}
        hint={isQuestion ? "If their disk or folder is only away, bring it back, then ingest again." : hint}
      >
        <button type="button" className={BUTTON} onClick={onRetry}>
          Ingest again
        </button>
        {isQuestion && (
          <button type="button" className={BUTTON} onClick={onAllowRemovals}>
            Remove them from the library
          </button>
        )}
      </StateNotice>
    </div>
  );
}
