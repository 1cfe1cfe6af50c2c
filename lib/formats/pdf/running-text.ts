import { usualSize } from "./piece.ts";
import type { Segment } from "./segment.ts";

/** Whether a line goes on where the one above it left off, as lines of running text do and cells of a table do not. */
export type Flow = "goes on" | "may go on" | "starts anew" | "unknown";

/** So many segments before one may be the line above it: each column of a page has one within its line. */
const MOST_BETWEEN = 40;
/** From one line's base to the next, in letters' heights. */
const FARTHEST = 3;
const NEAREST = 0.5;
/** Lines of text are seldom farther apart, even where they are double-spaced. */
const FARTHEST_LINES = 2.4;
/** From this multiple of the usual distance between lines on, another block begins. */
const WIDE = 1.35;

/**
 * For each segment, whether it goes on from the segment above it. A line of running text breaks where the next word no
 * longer fits, and the next begins with a small letter far more often than not; where letters are neither small nor
 * large, the break must do. `segments` are sorted from top to bottom.
 */
export function findFlow(
  segments: readonly Segment[],
  above: ReadonlyMap<Segment, Segment> = linesAbove(segments),
): Map<Segment, Flow> {
  const widest = usualDistance(above) * WIDE;
  const edges = rightEdges(segments, above, widest);
  return new Map(
    segments.map((segment) => {
      const before = above.get(segment);
      const edge = edges.get(segment) ?? segment.right;
      if (before === undefined) return [segment, "unknown"];
      const isFar = before.y - segment.y > Math.min(widest, segment.size * FARTHEST_LINES);
      const found = flowBetween(before, segment, edge);
      // Below a wide gap, only a sentence that goes on is what it seems to be.
      return [segment, !isFar ? found : found === "goes on" ? "unknown" : "starts anew"];
    }),
  );
}

/** For each segment the one right above it, of one size and one column with it, if there is one. */
export function linesAbove(segments: readonly Segment[]): Map<Segment, Segment> {
  const above = new Map<Segment, Segment>();
  const taken = new Set<Segment>();
  segments.forEach((segment, at) => {
    for (let i = at - 1; i >= Math.max(0, at - MOST_BETWEEN); i--) {
      const other = segments[i];
      if (other === undefined || other.y - segment.y > segment.size * FARTHEST) break;
      if (taken.has(other) || !isAbove(other, segment)) continue;
      above.set(segment, other);
      taken.add(other);
      break;
    }
  });
  return above;
}

function isAbove(other: Segment, segment: Segment): boolean {
  if (other.y - segment.y < segment.size * NEAREST) return false;
  if (Math.abs(other.size - segment.size) > segment.size * 0.04) return false;
  const shared = Math.min(other.right, segment.right) - Math.max(other.left, segment.left);
  return shared >= Math.min(other.right - other.left, segment.right - segment.left) * 0.5;
}

/** How far right the lines reach that stand one below the other at the usual distance. */
function rightEdges(
  segments: readonly Segment[],
  above: ReadonlyMap<Segment, Segment>,
  widest: number,
): Map<Segment, number> {
  const tops = new Map<Segment, Segment>();
  const edges = new Map<Segment, number>();
  for (const segment of segments) {
    const before = above.get(segment);
    const isFirst = before === undefined || before.y - segment.y > widest;
    const top = isFirst ? segment : (tops.get(before) ?? segment);
    tops.set(segment, top);
    edges.set(top, Math.max(edges.get(top) ?? -Infinity, segment.right));
  }
  return new Map(segments.map((one) => [one, edges.get(tops.get(one) ?? one) ?? one.right]));
}

function usualDistance(above: ReadonlyMap<Segment, Segment>): number {
  const distances = [...above].map(([segment, before]) => before.y - segment.y).sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}

/** Letters' heights; cells of a table are seldom so wide, columns of a newspaper nearly always. */
const NARROWEST = 6;
/** Letters of a line that is no label. */
const LONG = 14;

function flowBetween(before: Segment, segment: Segment, edge: number): Flow {
  if (/[.!?:;…]["”’»)\]]*$/.test(before.text)) return "unknown";
  const letters = before.text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 6) return "starts anew";
  if (/\p{L}[-‐\u00AD]$/u.test(before.text) && /^\p{Ll}/u.test(segment.text)) return "goes on";
  const room = edge - before.right;
  const isFull = room < firstWordWidth(segment) * 1.2 + segment.size * 0.4;
  // Some programs break lines by counting letters, so that the next word may well have fitted.
  const wraps = isFull || room < (edge - before.left) * 0.3;
  const start = /^[^\p{L}\p{N}]*([\p{L}\p{N}])/u.exec(segment.text)?.[1] ?? "";
  if (/\p{N}/u.test(start)) {
    if (isFull && letters >= LONG && /^[^\p{L}]+\s\p{Ll}+\s\S+\s\S/u.test(segment.text)) return "goes on";
    return / .* /.test(segment.text) ? "unknown" : "starts anew";
  }
  // A name, or in German any noun.
  const isLine = before.right - before.left >= NARROWEST * before.size && / /.test(before.text);
  if (/\p{Lu}/u.test(start)) return isFull && isLine ? "may go on" : "starts anew";
  if (/\p{Ll}/u.test(start)) return wraps ? "goes on" : "unknown";
  return wraps && letters >= 8 ? "goes on" : "starts anew";
}

function firstWordWidth(segment: Segment): number {
  const word = /^\S*/.exec(segment.text)?.[0].length ?? 0;
  return ((segment.right - segment.left) * (word + 1)) / Math.max(1, segment.text.length);
}

/** Least share of lines that go on: in English four fifths do, in German two thirds, cells of a table next to none. */
const GOES_ON = 0.3;
/** Full lines in a row that are running text although the next begins with a capital each time. */
const FEWEST_FULL = 3;

/** Whether the lines of a column are running text. */
export function isRunningText(lines: readonly Segment[], flow: ReadonlyMap<Segment, Flow>): boolean {
  const count = countFlow(lines, flow);
  const isFull = count.mayGoOn >= FEWEST_FULL && count.startsAnew <= count.mayGoOn * 0.25;
  if (count.goesOn === 0 && !isFull) return false;
  if (count.goesOn + count.mayGoOn < (count.goesOn + count.mayGoOn + count.startsAnew) * GOES_ON)
    return false;
  let left = Infinity;
  let right = -Infinity;
  for (const line of lines) {
    left = Math.min(left, line.left);
    right = Math.max(right, line.right);
  }
  return right - left >= NARROWEST * usualSize(lines);
}

export function countFlow(
  lines: readonly Segment[],
  flow: ReadonlyMap<Segment, Flow>,
): { goesOn: number; mayGoOn: number; startsAnew: number } {
  let goesOn = 0;
  let mayGoOn = 0;
  let startsAnew = 0;
  for (const line of lines) {
    const one = flow.get(line);
    if (one === "goes on") goesOn++;
    else if (one === "may go on") mayGoOn++;
    else if (one === "starts anew") startsAnew++;
  }
  return { goesOn, mayGoOn, startsAnew };
}
