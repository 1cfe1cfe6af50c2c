import { z } from "zod";
import { haveDifferentFigures } from "#lib/compare/figures/compare-figures.ts";
import { type MarkQuality, markQuality } from "./classification-metrics.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { halfOf } from "./statistics.ts";

const FigurePair = z.object({
  id: z.string(),
  kind: z.string(),
  /** Sentences of two outlets on one point. */
  a: z.string(),
  b: z.string(),
  /** Whether they give different figures for one thing. */
  different: z.boolean(),
});
export type FigurePair = z.infer<typeof FigurePair>;

export type FiguresReport = {
  pairs: number;
  all: MarkQuality;
  development: MarkQuality;
  test: MarkQuality;
  /** The pairs of the development half that went wrong; the other half's are not told. */
  wrong: { id: string; kind: string; marked: boolean }[];
};

export async function readFigurePairs(path: string): Promise<FigurePair[]> {
  return readJsonLines(path, FigurePair);
}

/** Holds the note "different figures" against pairs of sentences judged by hand. */
export function evaluateFigures(pairs: readonly FigurePair[]): FiguresReport {
  const judged = pairs.map((pair) => ({
    ...pair,
    is: pair.different,
    marked: haveDifferentFigures(pair.a, pair.b),
  }));
  const development = judged.filter((_, index) => halfOf(index) === "development");
  return {
    pairs: pairs.length,
    all: markQuality(judged),
    development: markQuality(development),
    test: markQuality(judged.filter((_, index) => halfOf(index) === "test")),
    wrong: development
      .filter(({ is, marked }) => is !== marked)
      .map(({ id, kind, marked }) => ({ id, kind, marked })),
  };
}
