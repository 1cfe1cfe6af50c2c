import { inPrintedOrder } from "./piece.ts";
import { countFlow, type Flow, findFlow, isRunningText } from "./running-text.ts";
import type { Segment } from "./segment.ts";

/** Columns within columns: each gutter parts in two, so that a page may have about so many side by side. */
const DEEPEST = 10;
/** A gutter has at least so many lines on both sides of it. */
const FEWEST_LINES = 2;
const MOST_CANDIDATES = 40;
/** White over the full width, in letters' heights, that may part a table from the columns above or below it. */
const BAND = 2;

type FlowMap = ReadonlyMap<Segment, Flow>;
/** What lies between two things that span a gutter; `left` and `right` are empty for what spans it. */
type Run = { all: Segment[]; left: Segment[]; right: Segment[] };

/**
 * The segments of a page in reading order: from top to bottom, but where a gutter runs down between lines of running text,
 * the column left of it first. What spans the gutter, such as a headline, parts what is above it from what is below.
 */
export function orderSegments(segments: readonly Segment[]): Segment[] {
  const sorted = inPrintedOrder(segments);
  return order(sorted, findFlow(sorted), 0);
}

function order(segments: readonly Segment[], flow: FlowMap, depth: number): Segment[] {
  if (depth === DEEPEST || segments.length < FEWEST_LINES * 2) return [...segments];
  const runs = bestGutter(segments, flow);
  if (runs === undefined) return [...segments];
  return runs.flatMap((run) =>
    run.left.length > 0 && run.right.length > 0 && isColumnar(run, flow)
      ? [...order(run.left, flow, depth + 1), ...order(run.right, flow, depth + 1)]
      : order(run.all, flow, depth + 1),
  );
}

/** The gutter with the most lines beside it, as the runs that it parts; undefined when there is none. */
function bestGutter(segments: readonly Segment[], flow: FlowMap): Run[] | undefined {
  let best: { runs: Run[]; lines: number } | undefined;
  for (const x of gutterCandidates(segments)) {
    const runs = runsBeside(segments, x).flatMap((run) => withoutTables(run, flow));
    const lines = runs.reduce((sum, run) => (isColumnar(run, flow) ? sum + run.all.length : sum), 0);
    if (lines > (best?.lines ?? 0)) best = { runs, lines };
  }
  return best?.runs;
}

/** Just left of where several lines start. */
function gutterCandidates(segments: readonly Segment[]): number[] {
  const starts = new Map<number, number>();
  for (const { left } of segments) {
    const edge = Math.round(left / 2) * 2;
    starts.set(edge, (starts.get(edge) ?? 0) + 1);
  }
  return [...starts]
    .filter(([, count]) => count >= FEWEST_LINES)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CANDIDATES)
    .map(([edge]) => edge - 3);
}

function runsBeside(segments: readonly Segment[], x: number): Run[] {
  const runs: Run[] = [];
  let between: Segment[] = [];
  const close = () => {
    if (between.length > 0) runs.push(partedAt(x, between));
    between = [];
  };
  for (const segment of segments) {
    if (segment.left < x && segment.right > x) {
      close();
      runs.push({ all: [segment], left: [], right: [] });
    } else between.push(segment);
  }
  close();
  return runs;
}

function partedAt(x: number, segments: Segment[]): Run {
  return {
    all: segments,
    left: segments.filter(({ right }) => right <= x),
    right: segments.filter(({ right }) => right > x),
  };
}

/** The run, parted from tables that stand above, below or between its columns and whose cells leave the gutter free. */
function withoutTables(run: Run, flow: FlowMap): Run[] {
  const bands: Run[] = [];
  let band: Run = { all: [], left: [], right: [] };
  let isTable = false;
  const close = () => {
    if (band.all.length > 0) bands.push(isTable ? { all: band.all, left: [], right: [] } : band);
    band = { all: [], left: [], right: [] };
  };
  for (const part of bandsOf(run)) {
    const table = looksLikeTable(part, flow);
    if (table !== isTable || table) close();
    isTable = table;
    band = {
      all: [...band.all, ...part.all],
      left: [...band.left, ...part.left],
      right: [...band.right, ...part.right],
    };
  }
  close();
  return bands;
}

function bandsOf({ all, left }: Run): Run[] {
  const isLeft = new Set(left);
  const bands: Run[] = [];
  let last: Segment | undefined;
  for (const segment of all) {
    const isParted = last === undefined || last.y - segment.y > Math.max(last.size, segment.size) * BAND;
    if (isParted) bands.push({ all: [], left: [], right: [] });
    const band = bands.at(-1);
    band?.all.push(segment);
    (isLeft.has(segment) ? band?.left : band?.right)?.push(segment);
    last = segment;
  }
  return bands;
}

/** Rows whose cells stand on one line on both sides, and of which none goes on from the one above. */
function looksLikeTable({ left, right }: Run, flow: FlowMap): boolean {
  if (linesOf(left).size < 2 || linesOf(right).size < 2) return false;
  const rows = [...linesOf(left)].filter((y) => linesOf(right).has(y)).length;
  if (rows < Math.max(linesOf(left).size, linesOf(right).size) * 0.6) return false;
  return countFlow(left, flow).goesOn + countFlow(right, flow).goesOn === 0;
}

function linesOf(segments: readonly Segment[]): Set<number> {
  return new Set(segments.map(({ y }) => Math.round(y)));
}

function isColumnar({ left, right }: Run, flow: FlowMap): boolean {
  if (linesOf(left).size < FEWEST_LINES || linesOf(right).size < FEWEST_LINES) return false;
  const isLeftText = isRunningText(left, flow);
  const isRightText = isRunningText(right, flow);
  if (isLeftText && isRightText) return true;
  return (isLeftText && isBesideText(right, left, flow)) || (isRightText && isBesideText(left, right, flow));
}

/** A box, a list or a short table beside running text: as dense as the text, which goes on from line to line beside it. */
function isBesideText(box: readonly Segment[], text: readonly Segment[], flow: FlowMap): boolean {
  const top = box.reduce((max, { y }) => Math.max(max, y), -Infinity);
  const bottom = box.reduce((min, { y }) => Math.min(min, y), Infinity);
  const beside = text.filter(({ y }) => y <= top + 1 && y >= bottom - 1);
  const { goesOn, startsAnew } = countFlow(beside, flow);
  if (goesOn < 2 || goesOn < (goesOn + startsAnew) * 0.5) return false;
  return linesOf(beside).size <= linesOf(box).size * 1.6;
}
