/** A run of text on a page as it was printed; points, with the origin at the bottom left. */
export type Piece = { text: string; left: number; right: number; y: number; size: number };

/** Columns within columns, and no deeper. */
const DEEPEST = 4;
/** A gutter has at least so many lines on both sides of it. */
const FEWEST_LINES = 4;
/** A line that fills less than this of its column's width is no running text: columns of a table, of an index. */
const FILLED = 0.65;
/** Columns of running text are at least so many letter heights wide; cells of a table seldom are. */
const NARROWEST = 9;
const MOST_CANDIDATES = 40;

/**
 * The pieces of a page in reading order: from top to bottom, but where a gutter runs down between lines of running text,
 * the column left of it first. What spans the gutter, such as a headline, parts what is above it from what is below.
 */
export function orderPieces(pieces: readonly Piece[]): Piece[] {
  return order(pieces.toSorted(byPlace), 0);
}

function byPlace(a: Piece, b: Piece): number {
  const sameLine = Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.4;
  return sameLine ? a.left - b.left : b.y - a.y;
}

type Run = { pieces: Piece[]; left: Piece[]; right: Piece[] };

function order(pieces: readonly Piece[], depth: number): Piece[] {
  if (depth === DEEPEST || pieces.length < FEWEST_LINES * 2) return [...pieces];
  const runs = bestGutter(pieces);
  if (runs === undefined) return [...pieces];
  return runs.flatMap((run) =>
    isColumnar(run) ? [...order(run.left, depth + 1), ...order(run.right, depth + 1)] : run.pieces,
  );
}

/** The gutter with the most lines beside it, as the runs of pieces that it parts; undefined when there is none. */
function bestGutter(pieces: readonly Piece[]): Run[] | undefined {
  let best: { runs: Run[]; lines: number } | undefined;
  for (const x of gutterCandidates(pieces)) {
    const runs = runsBeside(pieces, x);
    const lines = runs.reduce((sum, run) => (isColumnar(run) ? sum + run.pieces.length : sum), 0);
    if (lines > (best?.lines ?? 0)) best = { runs, lines };
  }
  return best?.runs;
}

/** Just left of where many lines start. */
function gutterCandidates(pieces: readonly Piece[]): number[] {
  const starts = new Map<number, number>();
  for (const { left } of pieces) {
    const edge = Math.round(left / 2) * 2;
    starts.set(edge, (starts.get(edge) ?? 0) + 1);
  }
  return [...starts]
    .filter(([, count]) => count >= FEWEST_LINES)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CANDIDATES)
    .map(([edge]) => edge - 3);
}

function runsBeside(pieces: readonly Piece[], x: number): Run[] {
  const runs: Run[] = [];
  let run: Run = { pieces: [], left: [], right: [] };
  const close = () => {
    if (run.pieces.length > 0) runs.push(run);
    run = { pieces: [], left: [], right: [] };
  };
  for (const piece of pieces) {
    if (piece.left < x && piece.right > x) {
      close();
      runs.push({ pieces: [piece], left: [], right: [] });
    } else {
      run.pieces.push(piece);
      (piece.right <= x ? run.left : run.right).push(piece);
    }
  }
  close();
  return runs;
}

function isColumnar({ left, right }: Run): boolean {
  if (lineCount(left) < FEWEST_LINES || lineCount(right) < FEWEST_LINES) return false;
  return isRunningText(left) && isRunningText(right);
}

function lineCount(pieces: readonly Piece[]): number {
  return new Set(pieces.map((piece) => Math.round(piece.y))).size;
}

/** Most lines fill their column, and it is wide enough for a few words. */
function isRunningText(pieces: readonly Piece[]): boolean {
  const left = pieces.reduce((min, piece) => Math.min(min, piece.left), Infinity);
  const right = pieces.reduce((max, piece) => Math.max(max, piece.right), 0);
  if (right - left < NARROWEST * (pieces[0]?.size ?? 0)) return false;
  const filled = new Map<number, number>();
  for (const piece of pieces) {
    const line = Math.round(piece.y);
    filled.set(line, (filled.get(line) ?? 0) + piece.right - piece.left);
  }
  const full = [...filled.values()].filter((width) => width >= (right - left) * FILLED).length;
  return full >= filled.size * 0.5;
}
