import type { Column } from "#lib/schema/comparison.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import type { ColumnPassages } from "../comparer.ts";

/** A passage with the number by which a model names it, 1-based. */
export type NumberedPassage = { number: number; column: Column; retrieved: Retrieved };

/** About 6,000 tokens, which leaves small models room to answer. */
const MAX_PASSAGES = 18;

/**
 * The passages that a model is given, column by column: each column's best before any column's second. No column that
 * has one goes without, however many there are.
 */
export function numberPassages(columns: readonly ColumnPassages[]): NumberedPassage[] {
  const room = Math.max(MAX_PASSAGES, columns.filter(({ passages }) => passages.length > 0).length);
  const chosen = columns
    .flatMap(({ column, passages }, order) =>
      passages.map((retrieved, rank) => ({ column, retrieved, order, rank })),
    )
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, room)
    .sort((a, b) => a.order - b.order || a.rank - b.rank);
  return chosen.map(({ column, retrieved }, index) => ({ number: index + 1, column, retrieved }));
}
