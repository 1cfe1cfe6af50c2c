import type { ArticleInfo } from "#lib/schema/article.ts";
import { yearOf } from "../articles/partial-date.ts";

export type YearBar = { firstYear: number; lastYear: number; count: number };

/** `bars` cover every year from the first to the last without a gap; empty when no article has a date. */
export type YearCounts = { bars: YearBar[]; undated: number };

const MOST_BARS = 40;

/** How many articles each year has; years are put together when there would be more than 40 bars. */
export function yearCounts(articles: readonly ArticleInfo[]): YearCounts {
  const years = articles.flatMap((article) => yearOf(article.publishedAt) ?? []);
  const undated = articles.length - years.length;
  if (years.length === 0) return { bars: [], undated };
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  const width = Math.ceil((last - first + 1) / MOST_BARS);
  const bars: YearBar[] = [];
  for (let year = first; year <= last; year += width) {
    bars.push({ firstYear: year, lastYear: Math.min(year + width - 1, last), count: 0 });
  }
  for (const year of years) {
    const bar = bars[Math.floor((year - first) / width)];
    if (bar !== undefined) bar.count++;
  }
  return { bars, undated };
}

/** The same in words, for those who cannot see the bars. */
export function yearCountsWords({ bars, undated }: YearCounts): string {
  const filled = bars.filter((bar) => bar.count > 0);
  const parts = filled.map(({ firstYear, lastYear, count }) =>
    firstYear === lastYear ? `${firstYear}: ${count}` : `${firstYear} to ${lastYear}: ${count}`,
  );
  if (undated > 0) parts.push(`without a date: ${undated}`);
  return `Articles by year. ${parts.join(", ")}.`;
}
