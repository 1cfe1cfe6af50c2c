import { CitationMarker } from "#app/components/citations/citation-marker.tsx";
import { type AnswerView, citationAt } from "#app/view/answer-view.ts";

/** The marker at `offset`; a plain number while its sentence has not been checked. */
export function AnswerMarker({ view, marker, offset }: { view: AnswerView; marker: number; offset: number }) {
  const citation = citationAt(view.citations, marker, offset);
  const source = view.sources.find((candidate) => candidate.marker === marker);
  if (citation === undefined || source === undefined) {
    return view.complete ? null : <span className="citation">{marker}</span>;
  }
  return <CitationMarker source={source} citation={citation} />;
}
