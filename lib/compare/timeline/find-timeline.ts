import type { TimelineEntry } from "#lib/schema/comparison.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { dateParts, findDates } from "#lib/text/dates.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import type { ColumnPassages } from "../comparer.ts";
import { toldDates } from "./told-dates.ts";

const MOST_ENTRIES = 40;

type Compared = Pick<ColumnPassages, "column" | "passages">;

/**
 * When the compared articles appeared, and when what their compared passages tell took place, as far as the text gives
 * the date. Earliest first; a partial date stands before the fuller ones it begins. At most 40: articles first, then
 * the sentences of each column's best passages. Every `quote` is `article.text.slice(...quoteSpan)`.
 */
export function findTimeline({ columns }: { columns: readonly Compared[] }): TimelineEntry[] {
  const published = columns.flatMap(publications);
  const told = columns.flatMap(({ column, passages }) =>
    passages.flatMap((retrieved, rank) => toldIn(retrieved, column.id).map((entry) => ({ entry, rank }))),
  );
  const places = new Map(columns.map(({ column }, place) => [column.id, place]));
  return [
    ...published,
    // Sorting is stable: within a rank, the columns and the order of the text stay.
    ...told.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry),
  ]
    .slice(0, MOST_ENTRIES)
    .sort(
      (a, b) =>
        compare(a.date, b.date) ||
        compare(a.kind, b.kind) ||
        (places.get(a.columnId) ?? 0) - (places.get(b.columnId) ?? 0) ||
        (a.quoteSpan?.[0] ?? 0) - (b.quoteSpan?.[0] ?? 0),
    );
}

/** ISO dates, whole or partial, are in order as strings. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function publications({ column, passages }: Compared): TimelineEntry[] {
  const dates = new Map<string, string>();
  if (column.articleId !== undefined && column.publishedAt !== undefined) {
    dates.set(column.articleId, column.publishedAt);
  }
  for (const { article } of passages) {
    if (article.publishedAt !== undefined) dates.set(article.id, article.publishedAt);
  }
  return [...dates].map(([articleId, date]) => ({
    date,
    kind: "published",
    columnId: column.id,
    articleId,
  }));
}

function toldIn({ passage, article }: Retrieved, columnId: string): TimelineEntry[] {
  const published = dateParts(article.publishedAt);
  const entries: TimelineEntry[] = [];
  let yearBefore: number | undefined;
  for (const { start, end, text } of sentences(passage.text)) {
    const otherYear = yearBefore !== undefined && yearBefore !== published.year;
    yearBefore = findDates(text).findLast(({ year }) => year !== undefined)?.year;
    if (!isCompleteSentence(text)) continue;
    const dates = new Set(toldDates(text, published, otherYear).map(({ iso }) => iso));
    for (const date of dates) {
      entries.push({
        date,
        kind: "told",
        columnId,
        articleId: passage.articleId,
        ...(article.version !== undefined && { version: article.version }),
        quote: text,
        quoteSpan: [passage.start + start, passage.start + end],
      });
    }
  }
  return entries;
}
