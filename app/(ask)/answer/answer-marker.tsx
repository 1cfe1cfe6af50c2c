import { CitationMarker } from "#app/shared/citations/citation-marker.tsx";
import { citationAt } from "#app/shared/conversation/answer-view.ts";
import { useAnswerView } from "./answer-view-context.tsx";

/** The marker at `offset`; a plain number while its sentence has not been checked. */
export function AnswerMarker({ marker, offset }: { marker: number; offset: number }) {
  const view = useAnswerView();
  const citation = citationAt(view.citations, marker, offset);
  const source = view.sources.find((candidate) => candidate.marker === marker);
  if (citation === undefined || source === undefined) {
    return view.complete ? null : <span className="citation">{marker}</span>;
  }
  return <CitationMarker source={source} citation={citation} />;
}
