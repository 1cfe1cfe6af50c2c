import { styleText } from "node:util";
import { BRACKETS_NOTE, tellBracketsApart } from "#lib/citations/tell-brackets-apart.ts";
import type { Voice } from "#lib/schema/answer.ts";
import type { Cell, Column, Comparison } from "#lib/schema/comparison.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";
import { inQuotationMarks } from "#lib/text/in-quotation-marks.ts";
import { plural } from "./plural.ts";
import { sourceLine } from "./source-line.ts";
import { wrapWords } from "./wrap-words.ts";

const WIDTH = 96;
const NAME_WIDTH = 20;

/** A comparison for the terminal: point by point, a line or more for each column, then the numbered sources. */
export function renderComparison(comparison: Comparison): string {
  const { columns, points, sources, question, story, otherStories, notes } = comparison;
  const parts = [styleText("bold", question)];
  if (story !== undefined) {
    parts.push(`Compared on the story of ${inQuotationMarks(story.title)} (${story.outletName}).`);
    const others = otherStories.map(
      ({ title, outletName }) => `  ${inQuotationMarks(title)} (${outletName})`,
    );
    if (others.length > 0) parts.push(["Or did you mean:", ...others].join("\n"));
  }
  for (const point of points) {
    const note = [point.note, point.sharedOrigin].filter((text) => text !== undefined).join("; ");
    parts.push(
      [
        styleText("bold", `${point.label}${note === "" ? "" : ` (${note})`}`),
        ...point.cells.map((cell, index) => row(columns[index], cell, comparison)),
      ].join("\n"),
    );
  }
  const quotes = points.flatMap(({ cells }) => cells.map(({ quote = "" }) => quote));
  if (quotes.some((quote) => tellBracketsApart(quote, []).own)) parts.push(BRACKETS_NOTE);
  if (points.length === 0) parts.push("Nothing found in any outlet.");
  if (sources.length > 0) {
    parts.push(["Sources", ...sources.map(sourceLine)].join("\n"));
  }
  return [...parts, ...notes].join("\n\n");
}

function row(column: Column | undefined, cell: Cell, comparison: Comparison): string {
  const name = (column?.name ?? cell.columnId).slice(0, NAME_WIDTH - 2).padEnd(NAME_WIDTH);
  return (
    name +
    wrapWords(contents(column, cell, comparison), WIDTH - NAME_WIDTH).join(`\n${" ".repeat(NAME_WIDTH)}`)
  );
}

function contents(column: Column | undefined, cell: Cell, { sources }: Comparison): string {
  if (cell.quote === undefined || cell.citation === undefined) {
    const where = plural(column?.articlesSearched ?? 0, "article");
    return column?.covered ? `nothing found on this point in ${where}` : `nothing found in ${where}`;
  }
  const { marker } = cell.citation;
  const words = tellBracketsApart(cell.quote, []).text;
  const article = sources.find((source) => source.marker === marker)?.article;
  const date = article?.publishedAt === undefined ? "" : `, ${formatPartialDate(article.publishedAt)}`;
  return `${words} [${marker}] (${speaker(cell.voice)}${date}; ${cell.stance.replace("-", " ")})`;
}

function speaker(voice: Voice | undefined): string {
  if (voice === undefined || voice.kind === "outlet") {
    return voice?.leftOpen ? "speaker not certain" : "the outlet's own voice";
  }
  if (voice.kind === "unnamed") return voice.description;
  return voice.certain ? voice.name : `probably ${voice.name}`;
}
