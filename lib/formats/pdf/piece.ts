/**
 * A run of text on a page as it was printed; points, with the origin at the bottom left. On a page that is read from the
 * right, left and right are exchanged: what is read first is always to the left.
 */
export type Piece = {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** Its place among all pieces in the order in which the page draws them. */
  order: number;
  direction: Direction;
  /** Begins with what was the mark of a footnote. */
  isNote?: boolean;
  /** Begins with a letter that is larger than the others. */
  hasInitial?: boolean;
};

/** Figures and signs have none of their own. */
export type Direction = "ltr" | "rtl" | "none";

/** Within this share of the smaller letters' height, two pieces stand on one line. */
const SAME_LINE = 0.4;

export function isSameLine(a: Pick<Piece, "y" | "size">, b: Pick<Piece, "y" | "size">): boolean {
  return Math.abs(a.y - b.y) < Math.min(a.size, b.size) * SAME_LINE;
}

type Printed = Pick<Piece, "y" | "size" | "left">;

/** What stands on one line each, from top to bottom, and within a line from left to right. */
export function printedLines<T extends Printed>(pieces: readonly T[]): T[][] {
  const lines: T[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && isSameLine(first, piece)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

export function inPrintedOrder<T extends Printed>(pieces: readonly T[]): T[] {
  return printedLines(pieces).flat();
}

/** The letter size in which most of the text is set. */
export function usualSize(pieces: readonly Pick<Piece, "text" | "size">[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of pieces) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let usual = 0;
  let most = 0;
  for (const [size, count] of letters) {
    if (count > most) [usual, most] = [size, count];
  }
  return usual;
}
