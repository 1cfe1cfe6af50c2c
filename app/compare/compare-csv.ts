import { articleDate } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { cellOf, spokenCell } from "#app/shared/comparison/compare-cells.ts";
import { STANCES, silenceWords } from "#app/shared/comparison/compare-stance.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import type { Point } from "#lib/schema/comparison.ts";
import { firstSpan, pointWords } from "./compare-markdown.ts";

const HEADER = [
  "Row",
  "Point",
  "Between the outlets",
  "Outlet",
  "Stance",
  "Sentence",
  "Whose words",
  "Speaker",
  "Date",
  "Article",
  "Source",
  "Link",
];

/**
 * A comparison as CSV (RFC 4180), one row a cell, then one row a source under the same header; `Row` says which.
 * `points` are in the order in which they are to stand; `origin` is put before the links.
 */
export function compareCsv(view: ComparisonView, points: readonly Point[], origin: string): string {
  const rows = [HEADER];
  for (const point of points) {
    for (const column of view.columns) rows.push(cellRow(point, column, view, origin));
  }
  for (const { marker, article, passage } of view.sources) {
    const span = firstSpan(view, marker) ?? ([passage.start, passage.end] as const);
    const link = `${origin}${articleHref(article.id, span, article.version)}`;
    const whose = WHOSE[article.wording];
    const date = articleDate(article);
    rows.push([
      "source",
      "",
      "",
      article.outletName,
      "",
      "",
      whose,
      "",
      date,
      article.title,
      String(marker),
      link,
    ]);
  }
  return rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

const WHOSE = { original: "the outlet's", summary: "our summary" };

function cellRow(
  point: Point,
  column: ComparisonView["columns"][number],
  view: ComparisonView,
  origin: string,
): string[] {
  const between = pointWords(point, view);
  const cell = cellOf(point.cells, column);
  const spoken = spokenCell(cell, view.sources);
  if (cell === undefined || spoken === undefined) {
    const silence = silenceWords(column);
    return ["cell", point.label, between, column.name, silence, "", "", "", "", "", "", ""];
  }
  const { article } = spoken.source;
  return [
    "cell",
    point.label,
    between,
    column.name,
    STANCES[cell.stance].words,
    spoken.quote,
    WHOSE[article.wording],
    spoken.speaker,
    articleDate(article),
    article.title,
    String(spoken.citation.marker),
    `${origin}${articleHref(spoken.citation.articleId, spoken.citation.quoteSpan, spoken.citation.version)}`,
  ];
}

/** What a spreadsheet may take for the beginning of a cell, whichever separator it was told, and a formula's sign there. */
const FORMULA = /(^|[;,|\t\r\n])([\s"\p{Cf}]{0,50})(?=[=+\-@＝＋－−﹣﹢﹦＠﹫])/gu;

/**
 * One field. What a spreadsheet would take for a formula gets an apostrophe before it, so that a title in a corpus
 * cannot run anything (OWASP, CSV injection): at the field's start, and after what other countries separate cells by. A
 * tab or a carriage return at the start is a formula's disguise.
 */
export function csvField(value: string): string {
  const marked = value.replace(FORMULA, "$1$2'");
  const safe = /^[\t\r\n]/.test(value) ? `'${marked}` : marked;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
