import type { ColumnPassages } from "#lib/compare/comparer.ts";
import { findFraming } from "#lib/compare/framing/find-framing.ts";
import { findTimeline } from "#lib/compare/timeline/find-timeline.ts";
import type { Source } from "#lib/schema/answer.ts";
import type { Column, Comparison, Point } from "#lib/schema/comparison.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";
import type { CompareQuestion, CompareTools } from "./compare-tools.ts";
import { gatherPassages } from "./gather-viewpoints.ts";

/**
 * Sets side by side what each outlet says on a question. Ends early, without `comparison`, when the signal aborts.
 */
export async function* compareViewpoints(
  asked: CompareQuestion,
  tools: CompareTools,
): AsyncGenerator<ComparisonEvent, void> {
  const started = performance.now();
  const { question, signal } = asked;
  const { reader, comparer } = tools;
  const gathered = await gatherPassages(asked, tools);
  const { columns, comparedBy, story, otherStories, terms } = gathered;
  const opening = { comparedBy, otherStories, ...(story === undefined ? {} : { story }) };
  yield { type: "columns", columns: columns.map(({ column }) => column), ...opening };

  const articles = await reader.articles([
    ...new Set(columns.flatMap(({ passages }) => passages.map(({ article }) => article.id))),
  ]);
  const texts = new Map(articles.map((article) => [article.id, article.text]));
  const number = numberCitations(columns);
  const points: Point[] = [];
  const notes: string[] = [];
  for await (const found of comparer.compare({
    question: gathered.question,
    terms,
    columns,
    texts,
    signal,
  })) {
    if (signal.aborted) return;
    if (!("cells" in found)) {
      notes.push(found.note);
      yield { type: "note", note: found.note };
      continue;
    }
    const { point, fresh } = number.point(found);
    points.push(point);
    yield { type: "point", point, sources: fresh };
  }
  if (signal.aborted) return;
  yield {
    type: "comparison",
    comparison: {
      question,
      columns: columns.map(({ column }) => withSpeaker(column, points, number.sources)),
      points,
      sources: number.sources,
      framing: findFraming({ question: gathered.question, columns, texts }),
      timeline: findTimeline({ columns }),
      ...opening,
      notes,
      milliseconds: Math.round(performance.now() - started),
      madeBy: {
        comparer: comparer.id,
        embedder: reader.manifest.embedder.id,
        store: tools.storeId,
        prompt: comparer.prompt,
      },
    },
  };
}

/** Gives each cited passage a number, 1-based, by first use in reading order. */
function numberCitations(columns: readonly ColumnPassages[]) {
  const sources: Source[] = [];
  const passages = columns.flatMap((column) => column.passages);
  const markerOf = (articleId: string, [start, end]: readonly [number, number]): number | undefined => {
    const holder = passages.find(
      ({ passage }) => passage.articleId === articleId && passage.start <= start && end <= passage.end,
    );
    if (holder === undefined) return undefined;
    const known = sources.find(({ passage }) => passage.id === holder.passage.id);
    if (known !== undefined) return known.marker;
    sources.push({ ...holder, marker: sources.length + 1 });
    return sources.length;
  };
  return {
    sources,
    point(point: Point): { point: Point; fresh: Source[] } {
      const before = sources.length;
      const cells = point.cells.map((cell) => {
        if (cell.citation === undefined) return cell;
        const marker = markerOf(cell.citation.articleId, cell.citation.quoteSpan);
        // A span that stands in no passage at hand could not be opened: better nothing than a number to nowhere.
        return marker === undefined
          ? { columnId: cell.columnId, stance: "silent" as const }
          : { ...cell, citation: { ...cell.citation, marker } };
      });
      return { point: { ...point, cells }, fresh: sources.slice(before) };
    },
  };
}

/** What a column came to: covered when any of its cells speaks, by the article that its first cell quotes. */
function withSpeaker(column: Column, points: readonly Point[], sources: Comparison["sources"]): Column {
  const cell = points
    .flatMap(({ cells }) => cells)
    .find(({ columnId, citation }) => columnId === column.id && citation !== undefined);
  if (cell?.citation === undefined) return { ...column, covered: false };
  const { articleId } = cell.citation;
  const article = sources.find((source) => source.article.id === articleId)?.article;
  return {
    ...column,
    covered: true,
    articleId,
    ...(article?.recordId === undefined ? {} : { recordId: article.recordId }),
    ...(article?.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
  };
}
