import type { Point } from "#lib/schema/comparison.ts";
import { type Relation, type RelationKind, relationOf } from "./compare-relation.ts";

/** `order`: as the comparison has them, most to the point first. */
export type PointOrder = "difference" | "agreement" | "order";

export const POINT_ORDERS: { order: PointOrder; label: string }[] = [
  { order: "difference", label: "difference" },
  { order: "agreement", label: "agreement" },
  { order: "order", label: "relevance" },
];

const BY_DIFFERENCE: Record<RelationKind, number> = {
  disputed: 6,
  figures: 5,
  unjudged: 4,
  alone: 3,
  shared: 2,
  agreed: 1,
  silent: 0,
};

const BY_AGREEMENT: Record<RelationKind, number> = {
  agreed: 6,
  shared: 5,
  unjudged: 4,
  figures: 3,
  disputed: 2,
  alone: 1,
  silent: 0,
};

/** The points in the wanted order; of equals, the earlier stays first. */
export function sortPoints(points: readonly Point[], order: PointOrder): Point[] {
  if (order === "order") return [...points];
  const ranks = order === "difference" ? BY_DIFFERENCE : BY_AGREEMENT;
  const rank = (relation: Relation) => ranks[relation.kind];
  return points
    .map((point) => ({ point, relation: relationOf(point) }))
    .sort(
      (a, b) =>
        rank(b.relation) - rank(a.relation) ||
        b.relation.weight - a.relation.weight ||
        b.relation.speaking - a.relation.speaking,
    )
    .map(({ point }) => point);
}
