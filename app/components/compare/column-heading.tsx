import { OutletMark } from "#app/components/outlet-mark.tsx";
import { isSummarised } from "#app/view/compare-cells.ts";
import { silenceWords } from "#app/view/compare-stance.ts";
import type { ComparisonView } from "#app/view/compare-view.ts";
import { formatCount } from "#app/view/format-count.ts";
import { dateWords } from "#app/view/partial-date.ts";
import type { Column } from "#lib/domain/comparison.ts";

/** Whose column it is, of when, and whose words stand in it. */
export function ColumnHeading({ column, view }: { column: Column; view: ComparisonView }) {
  const { name, outletId, articlesSearched, covered, publishedAt } = column;
  const arrived = covered || view.complete;
  return (
    <div className="flex items-start gap-2">
      <OutletMark outletId={outletId} outletName={name} />
      <div className="min-w-0">
        <p dir="auto" className="font-semibold leading-snug [overflow-wrap:anywhere]">
          {name}
        </p>
        {arrived && (
          <p className="font-normal text-muted text-sm leading-snug">
            {covered
              ? [
                  articlesSearched > 1 ? formatCount(articlesSearched, "article") : dateWords(publishedAt),
                  ...(isSummarised(column, view) ? ["our summary"] : []),
                ].join(", ")
              : silenceWords({ articlesSearched, covered: false })}
          </p>
        )}
      </div>
    </div>
  );
}
