import type { Point } from "#lib/schema/comparison.ts";
import { relationOf, relationWords } from "./compare-relation.ts";

/** What a point is about, and how the outlets stand to each other on it, by symbol and in words. */
export function PointHeading({ point, total }: { point: Point; total: number }) {
  const relation = relationOf(point);
  const { symbol, words } = relationWords(relation, total);
  return (
    <div className="grid gap-1.5">
      <p dir="auto" className="font-semibold leading-snug [overflow-wrap:anywhere]">
        {point.label}
      </p>
      <p className="flex items-baseline gap-1.5 font-normal text-sm leading-snug">
        <span aria-hidden="true" className={`relation relation-${relation.kind}`}>
          {symbol}
        </span>
        <span>{words}</span>
      </p>
      {point.note !== undefined && relation.kind !== "figures" && (
        <p className="font-normal text-doubt text-sm">{point.note}</p>
      )}
      {point.sharedOrigin !== undefined && (
        <p className="font-normal text-muted text-sm">{point.sharedOrigin}</p>
      )}
    </div>
  );
}
