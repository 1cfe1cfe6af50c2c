import type { Cell, Column } from "#lib/schema/comparison.ts";
import { articleDate } from "../articles/partial-date.ts";
import { CitationMarker } from "../citations/citation-marker.tsx";
import { directionOf } from "../frame/direction.ts";
import { Isolated } from "../frame/isolated.tsx";
import { shownWords, spokenCell } from "./compare-cells.ts";
import { STANCES, silenceWords } from "./compare-stance.ts";
import type { ComparisonView } from "./compare-view.ts";

type MatrixCellProps = { cell: Cell | undefined; column: Column; view: ComparisonView };

/** One outlet on one point: its words with their citation, who speaks and when; or that nothing was found. */
export function MatrixCell({ cell, column, view }: MatrixCellProps) {
  const spoken = spokenCell(cell, view.sources);
  if (cell === undefined || spoken === undefined) {
    return (
      <p className="text-muted text-sm">
        <span aria-hidden="true">– </span>
        {silenceWords(column)}
      </p>
    );
  }
  const { article } = spoken.source;
  const stance = STANCES[cell.stance];
  return (
    <div className="grid gap-1.5">
      <p className={`flex items-baseline gap-1.5 text-sm stance-${cell.stance}`}>
        <span aria-hidden="true">{stance.symbol}</span>
        {stance.words}
      </p>
      <p dir="auto" className="cell-words">
        {shownWords(spoken)}
        <CitationMarker source={spoken.source} citation={spoken.citation} />
      </p>
      <p dir={directionOf(spoken.speaker)} className="text-muted text-sm leading-snug">
        <Isolated text={spoken.speaker} /> · <bdi>{articleDate(article)}</bdi>
        {column.articlesSearched > 1 && (
          <>
            {" · "}
            <bdi className="font-serif">{article.title}</bdi>
          </>
        )}
      </p>
      {cell.reason !== undefined && (
        <p className="text-sm leading-snug">
          Why: <bdi>{cell.reason}</bdi>
        </p>
      )}
      {cell.replaced === true && (
        <p role="note" className="text-doubt text-sm leading-snug">
          The model’s words are not in the article; this is its nearest sentence.
        </p>
      )}
    </div>
  );
}
