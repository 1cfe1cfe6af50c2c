import { joinRows } from "./join-rows.ts";
import { inPrintedOrder } from "./piece.ts";
import { countFlow, type Flow, findFlow, isRunningText } from "./running-text.ts";
import type { Segment } from "./segment.ts";

/** Columns within columns: each gutter parts in two, so that a page may have about so many side by side. */
const DEEPEST = 10;
/** A gutter has at least so many lines on both sides of it. */
const FEWEST_LINES = 2;
const MOST_CANDIDATES = 40;

type FlowMap = ReadonlyMap<Segment, Flow>;
/** What lies between two things that span a gutter; `left` and `right` are empty for what spans it. */
type Run = { all: Segment[]; left: Segment[]; right: Segment[] };

/**
 * The segments of a page in reading order: from top to bottom, but where a gutter runs down between lines of running text,
 * the column left of it first. What spans the gutter, such as a headline, parts what is above it from what is below.
 */
export function orderSegments(segments: readonly Segment[]): Segment[] {
  const sorted = joinRows(inPrintedOrder(segments));
  return order(sorted, findFlow(sorted), 0);
}

function order(segments: readonly Segment[], flow: FlowMap, depth: number): Segment[] {
  if (depth === DEEPEST || segments.length <= FEWEST_LINES) return [...segments];
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
    const runs = runsBeside(segments, x);
    const lines = runs.reduce((sum, run) => (isColumnar(run, flow) ? sum + run.all.length : sum), 0);
    if (lines > (best?.lines ?? 0)) best = { runs, lines };
  }
  return best?.runs;
}

/** Just left of where lines start, those first where many do. */
function gutterCandidates(segments: readonly Segment[]): number[] {
  const starts = new Map<number, number>();
  for (const { left } of segments) {
    const edge = Math.round(left / 2) * 2;
    starts.set(edge, (starts.get(edge) ?? 0) + 1);
  }
  return [...starts]
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

function linesOf(segments: readonly Segment[]): Set<number> {
  return new Set(segments.map(({ y }) => Math.round(y)));
}

function isColumnar({ left, right }: Run, flow: FlowMap): boolean {
  const lines = Math.min(linesOf(left).size, linesOf(right).size);
  if (lines < FEWEST_LINES)
    return lines === 1 && isRunningText(left.slice(1), flow) && isLastLine(right, left);
  const isLeftText = isRunningText(left, flow);
  const isRightText = isRunningText(right, flow);
  if (isLeftText && isRightText) return true;
  return (isLeftText && isBesideText(right, left, flow)) || (isRightText && isBesideText(left, right, flow));
}

/** The last column may have a single line at its top, which ends the sentence that the column before it leaves open. */
function isLastLine(right: readonly Segment[], left: readonly Segment[]): boolean {
  const [line] = right;
  const top = left.find(({ size }) => line !== undefined && Math.abs(size - line.size) < size * 0.04);
  const before = left.at(-1);
  if (line === undefined || top === undefined || before === undefined || right.length > 1) return false;
  const isAtTop = Math.abs(top.y - line.y) < line.size * 0.6 && line.y > before.y + line.size;
  return isAtTop && /[\p{L}\p{N},]$/u.test(before.text) && /^\p{Ll}/u.test(line.text);
}

/** A box or a list beside running text: as dense as the text, but no cells of its rows. */
function isBesideText(box: readonly Segment[], text: readonly Segment[], flow: FlowMap): boolean {
  const { goesOn, startsAnew } = countFlow(text, flow);
  if (goesOn < 3 || goesOn < startsAnew) return false;
  const top = box.reduce((max, { y, size }) => Math.max(max, y + size / 2), -Infinity);
  const bottom = box.reduce((min, { y, size }) => Math.min(min, y - size / 2), Infinity);
  const beside = linesOf(text.filter(({ y }) => y <= top && y >= bottom));
  const lines = linesOf(box);
  if (beside.size > lines.size * 1.6) return false;
  const isAligned = [...lines].filter((y) => beside.has(y)).length > lines.size * 0.5;
  return !isAligned || linesOf(text).size - beside.size >= 2;
}
