import type { ArticleInfo } from "#lib/schema/article.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";

/** A date as exactly as it is known; says so when it is not. */
export function dateWords(date: string | undefined): string {
  return date === undefined ? "date unknown" : formatPartialDate(date);
}

/** When an article appeared; where nobody says, the day that its file gives itself, called so. */
export function articleDate({
  publishedAt,
  fileDate,
}: Pick<ArticleInfo, "publishedAt" | "fileDate">): string {
  if (publishedAt !== undefined || fileDate === undefined) return dateWords(publishedAt);
  return `date unknown (file dated ${formatPartialDate(fileDate)})`;
}

/** The year of a whole or partial ISO date; undefined when there is none. */
export function yearOf(date: string | undefined): number | undefined {
  const year = /^\d{4}/.exec(date ?? "")?.[0];
  return year === undefined ? undefined : Number(year);
}
