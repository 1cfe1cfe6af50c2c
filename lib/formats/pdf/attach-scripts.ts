import { mayBeNoteMark, type Script, scriptText } from "../script-text.ts";
import type { Piece } from "./piece.ts";
import { PieceIndex } from "./piece-index.ts";

/** No raised ordinal, exponent or list of notes is longer. */
const LONGEST = 16;
/** Shares of the letters' height on the line: how far above it or below it a script's own line may be. */
const RAISED = { from: 0.12, to: 0.8 };
const LOWERED = { from: 0.05, to: 0.4 };
/** Scripts are smaller; a few, of one size with the text, must be clearly raised. */
const SMALLER = 0.93;
const CLEARLY_RAISED = 0.2;
const SMALLEST = 0.35;
/** So close, in shares of the letters' height, stand a script and the word that it belongs to. */
const TOUCHING = 0.1;
const CLOSE = 0.35;

type Place = Script["place"];

/**
 * The pieces with what is set above or below the line written into the text that it belongs to. The marks of notes go,
 * and are given apart; the text that one stood in front of begins a note.
 */
export function attachScripts(pieces: readonly Piece[]): { pieces: Piece[]; marks: Set<string> } {
  const kept = new Set(pieces.map((piece) => ({ ...piece })));
  const largest = pieces.reduce((max, { size }) => Math.max(max, size), 0);
  const index = new PieceIndex([...kept]);
  const marks = new Set<string>();
  for (const script of kept) {
    if (script.text.trim().length > LONGEST || script.size > largest) continue;
    const base = baseOf(script, index, kept);
    if (base === undefined) continue;
    kept.delete(script);
    if (write(script, base, index).isMark) marks.add(script.text.trim());
  }
  return { pieces: [...kept], marks };
}

type Base = { piece: Piece; place: Place; isBefore: boolean };

function baseOf(script: Piece, index: PieceIndex, kept: ReadonlySet<Piece>): Base | undefined {
  const low = script.y - (script.size / SMALLEST) * RAISED.to;
  const high = script.y + (script.size / SMALLEST) * LOWERED.to;
  const isBase = (piece: Piece): boolean =>
    piece !== script && kept.has(piece) && placeOf(script, piece) !== undefined;
  const before = nearest(
    index.before(script.left + 0.01, low, high).filter(isBase),
    (one) => script.left - one.right,
  );
  const after = nearest(
    index.from(script.left + 0.01, low, high).filter(isBase),
    (one) => one.left - script.right,
  );
  const belongsBefore =
    before !== undefined &&
    before.gap < before.piece.size * CLOSE &&
    !(
      before.gap > before.piece.size * TOUCHING &&
      after !== undefined &&
      after.gap < after.piece.size * TOUCHING
    );
  const base = belongsBefore ? before : after;
  if (base === undefined || base.gap > base.piece.size * (belongsBefore ? CLOSE : 1)) return undefined;
  const place = placeOf(script, base.piece);
  if (place === undefined || (!belongsBefore && place === "lowered")) return undefined;
  return { piece: base.piece, place, isBefore: belongsBefore };
}

function nearest(
  pieces: readonly Piece[],
  gapOf: (piece: Piece) => number,
): { piece: Piece; gap: number } | undefined {
  let best: { piece: Piece; gap: number } | undefined;
  for (const piece of pieces) {
    const gap = gapOf(piece);
    if (gap > -piece.size && (best === undefined || gap < best.gap)) best = { piece, gap };
  }
  return best;
}

function placeOf(script: Piece, base: Piece): Place | undefined {
  const ratio = script.size / base.size;
  if (ratio < SMALLEST || ratio > 1.02) return undefined;
  const shift = (script.y - base.y) / base.size;
  if (ratio > SMALLER) return shift >= CLEARLY_RAISED && shift <= RAISED.to ? "raised" : undefined;
  if (shift >= RAISED.from && shift <= RAISED.to) return "raised";
  return shift <= -LOWERED.from && shift >= -LOWERED.to ? "lowered" : undefined;
}

/** Writes a script into its base, and tells whether it is the mark of a note, or may be one. */
function write(script: Piece, { piece, place, isBefore }: Base, index: PieceIndex): { isMark: boolean } {
  if (isBefore) {
    const next = nextTo(script, piece, index);
    const found = { text: script.text, place, before: piece.text, after: next };
    const text = scriptText(found);
    piece.text = text === "" ? piece.text : piece.text.trimEnd() + text;
    piece.right = Math.max(piece.right, script.right);
    return { isMark: text === "" || mayBeNoteMark(found) };
  }
  const isSpaced = piece.left - script.right > piece.size * 0.15;
  const text = scriptText({
    text: script.text,
    place,
    before: " ",
    after: `${isSpaced ? " " : ""}${piece.text}`,
  });
  if (text === "") piece.isNote = true;
  piece.text = `${text}${isSpaced && text !== "" ? " " : ""}${piece.text}`;
  piece.left = script.left;
  return { isMark: text === "" };
}

/** What follows a script on the line of its base, without a gap. */
function nextTo(script: Piece, base: Piece, index: PieceIndex): string {
  const next = nearest(
    index.from(script.right - base.size * 0.2, base.y - 1, base.y + 1),
    (one) => one.left - script.right,
  );
  return next !== undefined && next.gap < base.size * 0.15 && next.piece !== base ? next.piece.text : "";
}
