import { articleDate, dateWords } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import { cellOf, shownWords, spokenCell } from "#app/shared/comparison/compare-cells.ts";
import { relationOf, relationWords } from "#app/shared/comparison/compare-relation.ts";
import { STANCES, silenceWords } from "#app/shared/comparison/compare-stance.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import { sourceLine } from "#app/shared/frame/copy-text.ts";
import type { Point } from "#lib/schema/comparison.ts";

/**
 * A comparison as Markdown: each point with what every column says on it, then the numbered sources. `points` are in
 * the order in which they are to stand; `origin` is put before the links.
 */
export function compareMarkdown(
  question: string,
  view: ComparisonView,
  points: readonly Point[],
  origin: string,
): string {
  const lines = [`# ${literal(question)}`];
  if (view.story !== undefined) {
    lines.push("", `Story: ${literal(view.story.title)} (${literal(view.story.outletName)})`);
  }
  points.forEach((point, index) => {
    lines.push("", `## ${index + 1}. ${literal(point.label)}`, "", literal(pointWords(point, view)), "");
    for (const column of view.columns) lines.push(`- ${cellWords(point, column, view)}`);
  });
  if (view.framing.length > 0) lines.push("", "## Words they use", "", ...framingLines(view));
  if (view.timeline.length > 0) lines.push("", "## Timeline", "", ...timelineLines(view, origin));
  if (view.notes.length > 0)
    lines.push("", "## Notes", "", ...view.notes.map((note) => `- ${literal(note)}`));
  lines.push("", "## Sources", "");
  for (const { marker, article, passage } of view.sources) {
    const span = firstSpan(view, marker) ?? [passage.start, passage.end];
    lines.push(
      `${marker}. ${literal(sourceLine(article))}. <${origin}${articleHref(article.id, span, article.version)}>`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** How the columns stand to each other on a point, in sentences. */
export function pointWords(point: Point, view: ComparisonView): string {
  const relation = relationWords(relationOf(point), view.columns.length).words;
  return point.sharedOrigin === undefined ? `${relation}.` : `${relation}. ${point.sharedOrigin}`;
}

/** Where the first cell that cites this source has its words. */
export function firstSpan(view: ComparisonView, marker: number) {
  const cells = view.points.flatMap((point) => point.cells);
  return cells.find(({ citation }) => citation?.marker === marker)?.citation?.quoteSpan;
}

function cellWords(point: Point, column: ComparisonView["columns"][number], view: ComparisonView): string {
  const name = `**${literal(column.name)}**`;
  const cell = cellOf(point.cells, column);
  const spoken = spokenCell(cell, view.sources);
  if (cell === undefined || spoken === undefined) {
    return `${name}: ${silenceWords(column)}`;
  }
  const { article } = spoken.source;
  const whose = article.wording === "summary" ? ", our summary" : "";
  const says = `${literal(shownWords(spoken))} [${spoken.citation.marker}]`;
  const stance = STANCES[cell.stance].words;
  return `${name} (${articleDate(article)}${whose}), ${stance}: ${says} Speaker: ${literal(spoken.speaker)}.`;
}

function framingLines(view: ComparisonView): string[] {
  return view.framing.map(({ subject, wordings }) => {
    const words = wordings.map(({ words, uses }) => {
      const counts = uses.map(({ columnId, spans }) => `${columnName(view, columnId)} ${spans.length}`);
      return `${literal(words)} (${counts.map(literal).join(", ")})`;
    });
    return `- ${literal(subject)}: ${words.join("; ")}`;
  });
}

function timelineLines(view: ComparisonView, origin: string): string[] {
  return view.timeline.map(({ date, kind, columnId, articleId, version, quote, quoteSpan }) => {
    const what = kind === "published" ? "published" : literal(quote ?? "");
    const link = `<${origin}${articleHref(articleId, quoteSpan, version)}>`;
    return `- ${dateWords(date)}, ${literal(columnName(view, columnId))}: ${what} ${link}`;
  });
}

export function columnName(view: ComparisonView, columnId: string): string {
  return view.columns.find(({ id }) => id === columnId)?.name ?? columnId;
}

/** Text that Markdown shows as it is, on one line. */
function literal(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
}
