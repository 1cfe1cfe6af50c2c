import type { Piece } from "./piece.ts";

/** Finds pieces by where they stand, however many a page has. */
export class PieceIndex {
  readonly #rows = new Map<number, Piece[]>();

  constructor(pieces: readonly Piece[]) {
    for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
      const row = this.#rows.get(Math.round(piece.y));
      if (row === undefined) this.#rows.set(Math.round(piece.y), [piece]);
      else row.push(piece);
    }
  }

  /** For each whole point of height from `low` to `high`, from the top: the last piece that starts left of `x`. */
  before(x: number, low: number, high: number): Piece[] {
    return this.#find(low, high, (row) => row[firstFrom(row, x) - 1]);
  }

  /** For each whole point of height from `low` to `high`, from the top: the first piece that starts at `x` or right of it. */
  from(x: number, low: number, high: number): Piece[] {
    return this.#find(low, high, (row) => row[firstFrom(row, x)]);
  }

  #find(low: number, high: number, pick: (row: Piece[]) => Piece | undefined): Piece[] {
    const found: Piece[] = [];
    for (let y = Math.round(high); y >= Math.round(low); y--) {
      const row = this.#rows.get(y);
      const piece = row === undefined ? undefined : pick(row);
      if (piece !== undefined) found.push(piece);
    }
    return found;
  }
}

function firstFrom(row: readonly Piece[], x: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle]?.left ?? x) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
