import { formatCount } from "../frame/format-count.ts";
import { Isolated } from "../frame/isolated.tsx";
import { relationCounts } from "./compare-relation.ts";
import type { ComparisonView } from "./compare-view.ts";

const MOST_NAMED = 8;

/** What a reader wants to know first: how many points differ, how many agree, and who had nothing. */
export function ComparisonSummary({ view }: { view: ComparisonView }) {
  const silent = view.columns.filter((column) => !column.covered);
  return (
    <div className="grid gap-1">
      <ul aria-label="The points at a glance" className="flex flex-wrap gap-x-5 gap-y-1 text-lg">
        {relationCounts(view.points).map(({ kind, symbol, words }) => (
          <li key={kind} className="flex items-baseline gap-2">
            <span aria-hidden="true" className={`relation relation-${kind}`}>
              {symbol}
            </span>
            {words}
          </li>
        ))}
      </ul>
      {silent.length > 0 && view.columns.length > 0 && (
        <p className="text-muted">
          Nothing found in:{" "}
          <Isolated
            text={silent
              .slice(0, MOST_NAMED)
              .map(({ name, articlesSearched }) => `${name} (${formatCount(articlesSearched, "article")})`)
              .join(", ")}
          />
          {silent.length > MOST_NAMED && ` and ${silent.length - MOST_NAMED} more`}.
        </p>
      )}
    </div>
  );
}
