import { countWords, isInitialWord, type WordCounts } from "../initial-word.ts";
import { type Piece, usualSize } from "./piece.ts";
import { PieceIndex } from "./piece-index.ts";

/** An initial, with the quotation mark before it and the apostrophe after it. */
const INITIAL = /^["“”„«»‘’'(¿¡]{0,2}\s?\p{L}['’]?$/u;
/** Times the text's letters. */
const LARGER = 1.6;
/**
 * The pieces with each large first letter written before its word. The lines that it stands beside then begin where it
 * does, as the rest of their paragraph.
 */
export function attachInitials(pieces: readonly Piece[]): Piece[] {
  const body = usualSize(pieces);
  const initials = new Set(
    pieces.filter((piece) => piece.size >= body * LARGER && INITIAL.test(piece.text.trim())),
  );
  if (initials.size === 0) return [...pieces];
  const others = pieces.filter((piece) => !initials.has(piece)).map((piece) => ({ ...piece }));
  const index = new PieceIndex(others);
  const words = countWords(others.map(({ text }) => text));
  const unattached = [...initials].filter((initial) => !attach(initial, index, body, words));
  return [...others, ...unattached];
}

function attach(initial: Piece, index: PieceIndex, body: number, words: WordCounts): boolean {
  const lines = linesBeside(initial, index, body);
  const [first, second] = lines;
  if (first === undefined) return false;
  // A single line must stand on one base with its initial, close to it.
  const isRaised = Math.abs(first.y - initial.y) < body * 0.2;
  if (second === undefined && !(isRaised && first.left - initial.right < body * 0.6)) return false;
  const letters = initial.text.trim();
  // Before a line that a blank has moved to the right, it is a word.
  const isMoved = second !== undefined && first.left - second.left > body * 0.12;
  const isWord = isInitialWord(letters, first.text, words) ?? isMoved;
  first.text = `${letters}${isWord ? " " : ""}${first.text.trimStart()}`;
  first.hasInitial = true;
  for (const line of lines) line.left = initial.left;
  first.order = Math.min(first.order, initial.order);
  return true;
}

/** From the top: the first piece of each line that begins right beside the initial. */
function linesBeside(initial: Piece, index: PieceIndex, body: number): Piece[] {
  const low = initial.y - body * 0.8;
  const high = initial.y + initial.size * 0.85 - body * 0.4;
  const lines: Piece[] = [];
  const left = initial.right - initial.size * 0.1;
  for (const piece of index.from(left, low, Math.max(high, initial.y))) {
    const isBeside = piece.left < initial.right + Math.max(body * 1.6, initial.size * 0.3);
    const isText = piece.size >= body * 0.6 && piece.size <= body * 1.3;
    const isWithin = piece.y >= low - 0.5 && piece.y <= Math.max(high, initial.y) + 0.5;
    if (isBeside && isText && isWithin) lines.push(piece);
  }
  return lines.sort((a, b) => b.y - a.y);
}
