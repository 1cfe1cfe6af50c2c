import { yearCounts, yearCountsWords } from "#app/shared/question/year-counts.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

const HEIGHT = 28;
const STEP = 8;

/** When the articles are from, at a glance. */
export function YearHistogram({ articles }: { articles: readonly ArticleInfo[] }) {
  const counts = yearCounts(articles);
  const { bars, undated } = counts;
  const most = bars.reduce((a, bar) => Math.max(a, bar.count), 1);
  return (
    <figure>
      {bars.length > 0 && (
        <div className="flex items-end gap-2 text-muted text-sm tabular-nums">
          <span>{bars.at(0)?.firstYear}</span>
          <svg
            role="img"
            aria-label={yearCountsWords(counts)}
            viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-7 min-w-0 flex-1 text-accent"
          >
            {bars.map(({ firstYear, count }, index) => {
              const height = count === 0 ? 1 : Math.max(4, (count / most) * HEIGHT);
              return (
                <rect
                  key={firstYear}
                  x={index * STEP + 1}
                  y={HEIGHT - height}
                  width={STEP - 2}
                  height={height}
                  fill="currentColor"
                  opacity={count === 0 ? 0.35 : 1}
                />
              );
            })}
          </svg>
          <span>{bars.at(-1)?.lastYear}</span>
        </div>
      )}
      {undated > 0 && <figcaption className="mt-1 text-muted text-sm">{undated} without a date</figcaption>}
    </figure>
  );
}
