import type { Cell, Point } from "#lib/schema/comparison.ts";
import { formatCount } from "../frame/format-count.ts";
import { speaks } from "./compare-view.ts";

/**
 * How the columns stand to each other on a point. `shared`: all that speak have one origin, which counts as one voice.
 * `unjudged`: several speak to it, and nobody has said whether they agree. `alone`: one speaks to it.
 */
export type RelationKind = "disputed" | "figures" | "agreed" | "shared" | "unjudged" | "alone" | "silent";

export type Relation = {
  kind: RelationKind;
  /** How many columns have words on the point. */
  speaking: number;
  /** How many of them there are when those of one origin count once. */
  origins: number;
  /** How many of them carry the relation: those that dispute, or that state the same; those of one origin once. */
  weight: number;
};

export function relationOf(point: Point): Relation {
  const speaking = point.cells.filter(speaks).length;
  const count = (stance: string) => voices(point, (cell) => cell.stance === stance);
  const origins = voices(point, speaks);
  const disputes = count("disputes");
  const states = count("states");
  const kind = (kind: RelationKind, weight: number): Relation => ({ kind, speaking, origins, weight });
  if (speaking === 0) return kind("silent", 0);
  if (disputes > 0 && speaking > 1) return kind("disputed", disputes);
  if (speaking > 1 && (point.note !== undefined || count("other-figure") > 0))
    return kind("figures", speaking);
  if (speaking === 1) return kind("alone", 1);
  if (origins === 1) return kind("shared", 1);
  if (states > 1) return kind("agreed", states);
  return kind("unjudged", origins);
}

/** How many of the cells there are, those of one origin counted once. */
function voices({ cells, origins = [] }: Point, wanted: (cell: Cell) => boolean): number {
  const originOf = ({ columnId }: Cell) => {
    const origin = origins.findIndex((columns) => columns.includes(columnId));
    return origin < 0 ? columnId : origin;
  };
  return new Set(cells.filter(wanted).map(originOf)).size;
}

/** The relation as it is read, with the symbol that catches the eye. */
export function relationWords({ kind, speaking, origins, weight }: Relation, total: number): Words {
  switch (kind) {
    case "disputed":
      return { symbol: "≠", words: weight === 1 ? "1 disputes it" : `${weight} dispute it` };
    case "figures":
      return { symbol: "≈", words: "different figures, check" };
    case "agreed":
      return { symbol: "=", words: `${weight} of ${total} state it` };
    case "shared":
      return { symbol: "=", words: `${speaking} of ${total}, of one origin` };
    case "unjudged":
      return {
        symbol: "○",
        words: `${speaking} of ${total} speak to it${origins < speaking ? `, of ${origins} origins` : ""}, not checked`,
      };
    case "alone":
      return { symbol: "1", words: `only 1 of ${total}` };
    case "silent":
      return { symbol: "–", words: "nothing found" };
  }
}

type Words = { symbol: string; words: string };

/** The kinds in the order in which a reader asks for them, with the words for so many points of the kind. */
const COUNTED: [RelationKind, string, (points: string) => string][] = [
  ["disputed", "≠", (points) => `${points} disputed`],
  ["figures", "≈", (points) => `${points} with different figures, check`],
  ["agreed", "=", (points) => `${points} stated by several`],
  ["shared", "=", (points) => `${points} of one origin`],
  ["unjudged", "○", (points) => `${points} in several outlets, not checked`],
  ["alone", "1", (points) => `${points} in one outlet only`],
];

/** What kinds of points there are, and how many of each; kinds without a point are left out. */
export function relationCounts(points: readonly Point[]): (Words & { kind: RelationKind; count: number })[] {
  const kinds = points.map((point) => relationOf(point).kind);
  return COUNTED.flatMap(([kind, symbol, words]) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [{ kind, symbol, words: words(formatCount(count, "point")), count }];
  });
}
