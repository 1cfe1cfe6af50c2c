import { StateNotice } from "#app/components/state-notice.tsx";
import type { Ingestion } from "#app/view/library-schema.ts";
import { ingestionWords } from "#app/view/library-words.ts";
import { BUTTON } from "./styles.ts";

type IngestionStatusProps = { ingestion: Ingestion; onRetry: () => void };

/** What the ingestion is at, who it waits for, or why it failed. */
export function IngestionStatus({ ingestion, onRetry }: IngestionStatusProps) {
  const { state } = ingestion;
  const at = ingestionWords(ingestion);
  if (at === undefined) {
    if (state.failure === undefined) return null;
    return (
      <div className="mt-4">
        <StateNotice
          role="alert"
          title={`The last ingestion failed. ${state.failure.message}`}
          hint={state.failure.hint}
        >
          <button type="button" className={BUTTON} onClick={onRetry}>
            Ingest again
          </button>
        </StateNotice>
      </div>
    );
  }
  return (
    <div className="arriving mt-4 rounded border border-line border-l-4 border-l-accent bg-card px-4 py-3">
      <p className="font-semibold">
        {state.status === "waiting"
          ? "Another program is writing the index"
          : "The articles are being ingested"}
      </p>
      <p className="mt-0.5 text-muted text-sm">
        {at.words}
        {state.isNextAsked && " Another run follows, for what was added since."}
      </p>
      <progress
        className="library-bar mt-2"
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
