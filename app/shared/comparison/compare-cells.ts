import type { Source } from "#lib/schema/answer.ts";
import type { Cell, Column } from "#lib/schema/comparison.ts";
import { inQuotationMarks } from "#lib/text/in-quotation-marks.ts";
import { voiceWords } from "../citations/voice-words.ts";
import type { ComparisonView } from "./compare-view.ts";

/** A cell that speaks, with the source that its citation points to. */
export type SpokenCell = {
  quote: string;
  citation: NonNullable<Cell["citation"]>;
  source: Source;
  speaker: string;
};

/** What a cell says, and where; undefined for a silent one. */
export function spokenCell(cell: Cell | undefined, sources: readonly Source[]): SpokenCell | undefined {
  const { quote, citation } = cell ?? {};
  if (cell?.stance === "silent" || quote === undefined || citation === undefined) return undefined;
  const source = sources.find(({ marker }) => marker === citation.marker);
  if (source === undefined) return undefined;
  const speaker = voiceWords(cell?.voice ?? citation.voice, source.article.outletName);
  return { quote, citation, source, speaker };
}

/** The words as they may be shown: in quotation marks only where they are the outlet's own, and in none twice. */
export function shownWords({ quote, source }: SpokenCell): string {
  return source.article.wording === "original" ? inQuotationMarks(quote) : quote;
}

/** True where all that is shown of a column comes from summaries of ours. */
export function isSummarised(column: Column, view: ComparisonView): boolean {
  const spoken = view.points.flatMap(({ cells }) => {
    const cell = spokenCell(cellOf(cells, column), view.sources);
    return cell === undefined ? [] : [cell];
  });
  return spoken.length > 0 && spoken.every(({ source }) => source.article.wording === "summary");
}

export function cellOf(cells: readonly Cell[], column: Column): Cell | undefined {
  return cells.find(({ columnId }) => columnId === column.id);
}

/** With more columns than this, those with nothing to show are told in a line and not drawn. */
const ALL_SHOWN = 8;

/** The columns to draw, and those in which nothing was found that are only named. */
export function columnsToShow(view: ComparisonView): { shown: Column[]; onlyNamed: Column[] } {
  if (view.columns.length <= ALL_SHOWN) return { shown: view.columns, onlyNamed: [] };
  const shown = view.columns.filter((column) => column.covered);
  return { shown, onlyNamed: view.columns.filter((column) => !column.covered) };
}
