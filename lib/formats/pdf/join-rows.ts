import { printedLines } from "./piece.ts";
import { findFlow, linesAbove } from "./running-text.ts";
import type { Segment } from "./segment.ts";

/** So many cells below one another are a column of a table; fewer are in a row of three or more. */
const FEWEST_ROWS = 3;
const FEWEST_WIDE_ROWS = 2;
const LONGEST_CELL = 60;
/** Narrower gaps, in letters' heights, part no cells. */
const CELL_GAP = 1.2;

/**
 * The segments with the cells of each row of a table joined, so that gutters are looked for beside a table and not within
 * it. A cell neither goes on from what stands above it, nor does anything go on from it. `segments` are in printed order.
 */
export function joinRows(segments: readonly Segment[]): Segment[] {
  const heights = heightsOfCells(segments);
  return printedLines(segments).flatMap((line) => {
    const joined: Segment[] = [];
    let row: Segment[] = [];
    const close = () => {
      joined.push(...(isRow(row, heights) ? [joinCells(row)] : row));
      row = [];
    };
    for (const segment of line) {
      const last = row.at(-1);
      const isNext =
        last === undefined || (heights.has(last) && segment.left - last.right > segment.size * CELL_GAP);
      if (!isNext || !heights.has(segment)) close();
      row.push(segment);
    }
    close();
    return joined;
  });
}

/** For each segment that may be a cell, how many of them stand in its column without a gap. */
function heightsOfCells(segments: readonly Segment[]): Map<Segment, number> {
  const above = linesAbove(segments);
  const flow = findFlow(segments, above);
  const isGoneOnFrom = new Set(
    segments.flatMap((segment) => (flow.get(segment) === "goes on" ? [above.get(segment)] : [])),
  );
  const cells = segments.filter(
    (segment) =>
      flow.get(segment) !== "goes on" &&
      !isGoneOnFrom.has(segment) &&
      segment.text.length <= LONGEST_CELL &&
      !/[.!?]["”’)]?$/.test(segment.text),
  );
  const tops = new Map<Segment, Segment>();
  const columns = new Map<Segment, { cells: number; full: number }>();
  for (const cell of cells) {
    const before = above.get(cell);
    const top = (before === undefined ? undefined : tops.get(before)) ?? cell;
    const { cells: count, full } = columns.get(top) ?? { cells: 0, full: 0 };
    tops.set(cell, top);
    columns.set(top, { cells: count + 1, full: full + (flow.get(cell) === "may go on" ? 1 : 0) });
  }
  return new Map(
    cells.map((cell) => {
      const column = columns.get(tops.get(cell) ?? cell) ?? { cells: 1, full: 0 };
      // Of lines that are full more often than not, none is a cell.
      return [cell, column.full > column.cells * 0.5 ? 0 : column.cells];
    }),
  );
}

function isRow(row: readonly Segment[], heights: ReadonlyMap<Segment, number>): boolean {
  const fewest = row.length >= 3 ? FEWEST_WIDE_ROWS : FEWEST_ROWS;
  return row.length >= 2 && row.every((cell) => (heights.get(cell) ?? 0) >= fewest);
}

function joinCells(row: readonly Segment[]): Segment {
  const [first] = row;
  const last = row.at(-1);
  if (first === undefined || last === undefined) throw new Error("a row has no cells");
  return {
    ...first,
    text: row.map(({ text }) => text).join(" | "),
    pieces: row.flatMap(({ pieces }) => pieces),
    right: last.right,
    isRow: true,
    size: Math.max(...row.map(({ size }) => size)),
  };
}
