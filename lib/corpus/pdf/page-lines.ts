import type { StructuredTextItem } from "unpdf";
import { orderPieces, type Piece } from "./order-pieces.ts";

/** A printed line; `full`: it reaches about as far right as the lines around it. */
export type PdfLine = { text: string; left: number; right: number; y: number; size: number };

/** Two pieces on one line are words of one sentence when no more than this many letter heights lie between them. */
const WORD_GAP = 4;
/** From this share of a letter's height on, a gap is a space. */
const SPACE_GAP = 0.15;

/** The lines of one page in reading order, from the runs of text that the PDF draws. */
export function linesOfPage(items: readonly StructuredTextItem[]): PdfLine[] {
  const pieces: Piece[] = items.flatMap((item) => {
    if (item.str.trim() === "" || item.dir === "ttb") return [];
    const size = item.fontSize > 0 ? item.fontSize : item.height;
    return [
      { text: item.str, left: item.x, right: item.x + item.width, y: item.y, size: size > 0 ? size : 1 },
    ];
  });
  return joinPieces(orderPieces(joinWords(pieces)));
}

/** Joins what is drawn word by word: gutters are looked for between lines, not between words. */
function joinWords(pieces: readonly Piece[]): Piece[] {
  const sorted = pieces.toSorted((a, b) => (isSameLine(a, b) ? a.left - b.left : b.y - a.y));
  const joined: Piece[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    const gap = last === undefined ? 0 : piece.left - last.right;
    if (last !== undefined && isSameLine(last, piece) && gap < last.size * 0.9 && gap > -last.size) {
      joined[joined.length - 1] = join(last, piece);
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function joinPieces(pieces: readonly Piece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const isNext = last !== undefined && isSameLine(last, piece) && piece.left >= last.right - last.size;
    if (isNext) lines[lines.length - 1] = join(last, piece);
    else lines.push(piece);
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() }));
}

function join(first: Piece, second: Piece): Piece {
  const gap = second.left - first.right;
  const size = Math.max(first.size, second.size);
  const isSpaced = gap > size * SPACE_GAP || /\s$/.test(first.text) || /^\s/.test(second.text);
  const isCell = gap > size * WORD_GAP;
  return {
    text: `${first.text}${isCell ? " | " : isSpaced ? " " : ""}${second.text}`,
    left: Math.min(first.left, second.left),
    right: Math.max(first.right, second.right),
    y: first.y,
    size,
  };
}

function isSameLine(a: Piece, b: Piece): boolean {
  return Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.4;
}
