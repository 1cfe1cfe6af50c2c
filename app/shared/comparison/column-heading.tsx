import type { Column } from "#lib/schema/comparison.ts";
import { OutletMark } from "../articles/outlet-mark.tsx";
import { dateWords } from "../articles/partial-date.ts";
import { formatCount } from "../frame/format-count.ts";
import { isSummarised } from "./compare-cells.ts";
import { silenceWords } from "./compare-stance.ts";
import type { ComparisonView } from "./compare-view.ts";

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
