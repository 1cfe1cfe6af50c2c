import Link from "next/link";
import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { dateWords } from "#app/shared/articles/partial-date.ts";
import { articleHref } from "#app/shared/citations/article-href.ts";
import type { ComparisonView } from "#app/shared/comparison/compare-view.ts";
import type { TimelineEntry } from "#lib/schema/comparison.ts";
import { columnName } from "./compare-markdown.ts";
import { timelineLayout, timelineOrder } from "./compare-timeline.ts";
import { LaterFigureList } from "./later-figure-list.tsx";
import { laterFigures } from "./later-figures.ts";
import { TimelinePicture } from "./timeline-picture.tsx";

/** When the articles appeared and of when they tell: a picture, and the same as a table. */
export function TimelineSection({ view }: { view: ComparisonView }) {
  const layout = timelineLayout(view.timeline, view.columns);
  if (layout === undefined) return null;
  const figures = laterFigures(view);
  return (
    <section aria-labelledby="comparison-timeline" className="pt-4">
      <h2 id="comparison-timeline" className="font-semibold text-lg">
        Timeline
      </h2>
      <TimelinePicture layout={layout} />
      {figures.length > 0 && <LaterFigureList figures={figures} />}
      <details className="mt-2">
        <summary className="py-1 text-muted text-sm">
          As a table, with the sentences ({view.timeline.length})
        </summary>
        <div className="overflow-x-auto">
          <table className="w-full text-start text-[0.95rem]">
            <thead className="text-muted text-sm">
              <tr>
                <th scope="col" className={CELL}>
                  Date
                </th>
                <th scope="col" className={CELL}>
                  Outlet
                </th>
                <th scope="col" className={CELL}>
                  What
                </th>
              </tr>
            </thead>
            <tbody>
              {timelineOrder(view.timeline).map((entry) => (
                <Row key={JSON.stringify(entry)} entry={entry} view={view} />
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Row({ entry, view }: { entry: TimelineEntry; view: ComparisonView }) {
  const { date, kind, columnId, articleId, version, quote, quoteSpan } = entry;
  const name = columnName(view, columnId);
  const outletId = view.columns.find(({ id }) => id === columnId)?.outletId ?? columnId;
  return (
    <tr className="border-line border-t">
      <th scope="row" className={`${CELL} whitespace-nowrap font-semibold`}>
        {dateWords(date)}
      </th>
      <td className={CELL}>
        <span className="flex items-baseline gap-2">
          <OutletMark outletId={outletId} outletName={name} /> <bdi>{name}</bdi>
        </span>
      </td>
      <td className={CELL}>
        {kind === "published" ? (
          <Link href={articleHref(articleId)} prefetch={false} className="text-accent hover:underline">
            the article appeared
          </Link>
        ) : (
          <Link
            href={articleHref(articleId, quoteSpan, version)}
            prefetch={false}
            className="font-serif hover:text-accent hover:underline"
          >
            <bdi>{quote}</bdi>
          </Link>
        )}
      </td>
    </tr>
  );
}

const CELL = "py-2 pe-4 text-start align-top";
