import { plural } from "../support/plural.ts";
import type { StoreReport } from "./bench-report.ts";
import { type Figure, figuresOf, reaches } from "./figures.ts";
import { CONTENDERS, type ContenderName } from "./measure/measure-search.ts";

export type Row = string[];

/** A report for the terminal. */
export function renderReport(report: StoreReport): string {
  return [
    `${plural(report.passages, "passage")} of ${plural(report.articles, "article")} (${report.corpus}), ${report.dimensions} dimensions, ${breadth(report)}, ${plural(report.questions, "question")}`,
    ...[
      searchRows(report),
      partRows(report),
      ingestionRows(report),
      sizeRows(report),
      figureRows([report]),
    ].map(alignRows),
  ].join("\n\n");
}

export function breadth({ ef, rawEf }: StoreReport): string {
  return ef === null ? `every vector looked at (raw graph: ef ${rawEf})` : `graph of ef ${ef}`;
}

export function searchRows({ search }: StoreReport): Row[] {
  const names = Object.keys(CONTENDERS) as ContenderName[];
  return [
    ["ms a question, interleaved", "p50", "p95", "p99", "÷ raw p50"],
    ...names.flatMap((name): Row[] => {
      const timing = search[name];
      if (timing === undefined) return [];
      const { p50, p95, p99 } = timing;
      const ratio = search.raw === undefined ? "" : (p50 / search.raw.p50).toFixed(2);
      return [[CONTENDERS[name], p50.toFixed(2), p95.toFixed(2), p99.toFixed(2), ratio]];
    }),
  ];
}

/** Where the hybrid retrieval's time goes. */
export function partRows({ hybrid: { parts, inSequence, computing } }: StoreReport): Row[] {
  return [
    ["part of the hybrid retrieval", "calls a question", "ms a question"],
    ...parts.map(({ name, calls, milliseconds }) => [
      name === "outside" ? "none of these (its own work)" : name,
      calls.toFixed(1),
      milliseconds.toFixed(2),
    ]),
    ["all of it", "1.0", inSequence.toFixed(2)],
    ["computing, main thread", "", computing.mainThread.toFixed(2)],
    ["computing, all threads", "", computing.all.toFixed(2)],
  ];
}

export function ingestionRows({ ingestion, splitting, adding }: StoreReport): Row[] {
  const { articles, passages, stages, storing } = ingestion;
  const row = (name: string, milliseconds: number): Row => [
    name,
    (milliseconds / 1_000).toFixed(1),
    ((1_000 * articles) / milliseconds).toFixed(0),
    ((1_000 * passages) / milliseconds).toFixed(0),
  ];
  return [
    ["ingestion", "seconds", "articles/s", "passages/s"],
    ...Object.entries(stages).map(([name, milliseconds]) => row(name, milliseconds)),
    row("in reading: storing articles", storing.articles),
    row("in embedding: storing vectors", storing.vectors),
    row("all", ingestion.total),
    ["splitting alone", "", splitting.ours.toFixed(0), ""],
    ...(splitting.langchain === undefined
      ? []
      : [["LangChain's splitter", "", splitting.langchain.toFixed(0), ""]]),
    ...Object.entries(adding?.stages ?? {}).map(([name, milliseconds]) => [
      `ten articles added: ${name}`,
      (milliseconds / 1_000).toFixed(1),
      "",
      "",
    ]),
  ];
}

export function sizeRows({ sizes, probe }: StoreReport): Row[] {
  const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  return [
    ["sizes", "MB"],
    ...Object.entries(sizes.files).map(([name, bytes]) => [name, mb(bytes)]),
    ["vectors", mb(sizes.vectors)],
    ["postings", mb(sizes.postings)],
    ["graph links", mb(sizes.links)],
    ...(probe === undefined
      ? []
      : [
          ["memory of a process before opening", probe.memory.before.toFixed(1)],
          ["memory after 50 questions", probe.memory.after.toFixed(1)],
        ]),
  ];
}

/** One column for each report; figures with a target say whether it is reached. */
export function figureRows(reports: readonly StoreReport[]): Row[] {
  const columns = reports.map(figuresOf);
  const names = [...new Set(columns.flat().map(({ name }) => name))];
  return [
    ["figure", "target", ...reports.map(({ passages }) => passages.toLocaleString("en"))],
    ...names.map((name) => {
      const cells = columns.map((figures) => figures.find((figure) => figure.name === name));
      return [name, targetOf(cells), ...cells.map(cellOf)];
    }),
  ];
}

function targetOf(cells: readonly (Figure | undefined)[]): string {
  const target = cells.find((figure) => figure?.target !== undefined)?.target;
  if (target === undefined) return "";
  return "least" in target ? `≥ ${target.least}` : `≤ ${target.most}`;
}

function cellOf(figure: Figure | undefined): string {
  if (figure === undefined) return "";
  const value = figure.value.toFixed(figure.digits);
  if (figure.target === undefined) return value;
  return reaches(figure) ? `${value} yes` : `${value} **no**`;
}

function alignRows(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
