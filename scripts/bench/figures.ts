import type { StoreReport } from "./bench-report.ts";

/** One measured value with what it should be. */
export type Figure = {
  name: string;
  value: number;
  /** Digits after the point that mean something. */
  digits: number;
  target?: { least: number } | { most: number };
};

/** From so many passages on, the targets hold: below, what does not grow with the index weighs too much. */
const TARGETS_FROM = 100_000;
const OPEN_TARGET_MS = 1_000;
const ADDING_TARGET_MS = 5_000;

/** What the figures come to, in a fixed order; without what was not measured. */
export function figuresOf(report: StoreReport): Figure[] {
  const all = [...searchFigures(report), ...servingFigures(report), ...ingestionFigures(report)];
  const holds = report.passages >= TARGETS_FROM;
  return all.map(({ target, ...figure }) => ({ ...figure, ...(holds && target && { target }) }));
}

/** True where there is no target to miss. */
export function reaches({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return "least" in target ? value >= target.least : value <= target.most;
}

function searchFigures({ search, agreement }: StoreReport): Figure[] {
  const { raw, hybrid, matching, fts5 } = search;
  const figures: Figure[] = [];
  if (raw && hybrid) {
    figures.push(
      { name: "hybrid p50 ÷ raw p50", value: hybrid.p50 / raw.p50, digits: 2, target: { most: 1.4 } },
      { name: "hybrid p95 ÷ raw p95", value: hybrid.p95 / raw.p95, digits: 2, target: { most: 2 } },
    );
  }
  if (matching && fts5) {
    figures.push({
      name: "FTS5 p95 ÷ keyword p95",
      value: fts5.p95 / matching.p95,
      digits: 1,
      target: { least: 50 },
    });
  }
  if (agreement) {
    figures.push(
      {
        name: "recall@10 of the vector search",
        value: agreement.recall10,
        digits: 3,
        target: { least: 0.99 },
      },
      {
        name: "keyword top 50 as by exhaustive scoring, share of questions",
        value: agreement.sameKeywordTop / agreement.keywordQuestions,
        digits: 3,
        target: { least: 1 },
      },
    );
  }
  return figures;
}

function servingFigures({ probe, sizes }: StoreReport): Figure[] {
  if (probe === undefined) return [];
  const { loopDelay, nearest, rawInProcess, hybrid, memory } = probe;
  const parts = (sizes.vectors + sizes.postings + sizes.links) / 2 ** 20;
  return [
    {
      name: "main loop's delay p99 with 8 requests at once, ms",
      value: loopDelay.atOnce.p99,
      digits: 1,
      target: { most: 5 },
    },
    ...(rawInProcess === undefined
      ? []
      : [
          {
            name: "vector searches a second, 8 at once ÷ library called in the thread itself",
            value: nearest.atOnce / rawInProcess,
            digits: 2,
            target: { least: 0.9 },
          },
        ]),
    {
      name: "hybrid retrievals a second, 8 at once ÷ one at a time",
      value: hybrid.atOnce / hybrid.oneAtATime,
      digits: 2,
    },
    {
      name: "opening in a fresh process, ms",
      value: probe.openMilliseconds,
      digits: 0,
      target: { most: OPEN_TARGET_MS },
    },
    {
      name: "memory gained ÷ (vectors + postings + graph links)",
      value: (memory.after - memory.before) / parts,
      digits: 2,
      target: { most: 1.3 },
    },
  ];
}

function ingestionFigures({ ingestion, splitting, adding }: StoreReport): Figure[] {
  const { articles, passages, stages } = ingestion;
  const perSecond = (count: number, milliseconds: number | undefined) =>
    milliseconds === undefined || milliseconds === 0 ? 0 : (1_000 * count) / milliseconds;
  return [
    {
      name: "articles read, split and stored a second",
      value: perSecond(articles, stages.reading),
      digits: 0,
      target: { least: 1_500 },
    },
    {
      name: "passages embedded a second",
      value: perSecond(passages, stages.embedding),
      digits: 0,
      target: { least: 3_000 },
    },
    ...(splitting.langchain === undefined
      ? []
      : [
          {
            name: "splitting, articles a second ÷ LangChain's recursive splitter",
            value: splitting.ours / splitting.langchain,
            digits: 2,
            target: { least: 1 },
          },
        ]),
    ...(adding === undefined
      ? []
      : [
          {
            name: "ten articles added, ms until they are found",
            value: adding.searchable,
            digits: 0,
            target: { most: ADDING_TARGET_MS },
          },
        ]),
  ];
}
