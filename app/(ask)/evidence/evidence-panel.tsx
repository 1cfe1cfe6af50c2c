import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import { EvidenceItem } from "./evidence-item.tsx";
import { RetrievedItem } from "./retrieved-item.tsx";

type EvidencePanelProps = {
  view: AnswerView | undefined;
  /** The question, where the answer is not the newest one. */
  question: string | undefined;
};

/** The sources of one answer, by number, and below them what was retrieved and not used. */
export function EvidencePanel({ view, question }: EvidencePanelProps) {
  if (view === undefined || (view.sources.length === 0 && view.alsoRetrieved.length === 0)) {
    const words = view?.complete
      ? "This answer rests on no passage."
      : "The passages that an answer rests on will stand here.";
    return <p className="text-muted">{words}</p>;
  }
  return (
    <div className="grid gap-6">
      {question !== undefined && (
        <p className="text-muted text-sm">
          For the question: <bdi>{question}</bdi>
        </p>
      )}
      {view.sources.length > 0 && (
        <ol aria-label="Sources of the answer" className="grid gap-6">
          {view.sources.map((source) => (
            <EvidenceItem
              key={source.marker}
              source={source}
              citations={view.citations.filter((citation) => citation.marker === source.marker)}
            />
          ))}
        </ol>
      )}
      {view.alsoRetrieved.length > 0 && (
        <details open={view.sources.length === 0 && view.complete}>
          <summary className="font-semibold text-muted text-sm">
            {view.sources.length === 0 ? "Retrieved" : "Also retrieved, not cited"} (
            {view.alsoRetrieved.length})
          </summary>
          <ul className="mt-3 grid gap-5">
            {view.alsoRetrieved.map((found) => (
              <RetrievedItem key={found.passage.id} found={found} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
