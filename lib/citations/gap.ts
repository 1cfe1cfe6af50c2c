import { type AnswerPiece, textPiece } from "./answer-piece.ts";

/** White space and markers between two words. */
export type Gap = {
  /** How many pieces of the queue it takes. */
  pieces: number;
  /** All its white space; that before the first marker; and that behind the last one. */
  space: string;
  before: string;
  after: string;
  /** The first white space with a line's end in it; "" when there is none. */
  lineEnd: string;
  hasMarkers: boolean;
  /** True when a marker stands behind the first line's end. */
  hasMarkersBelow: boolean;
  /** The passages of its markers, each once: those on the line, and those below its end. */
  passages: readonly number[];
  passagesBelow: readonly number[];
  /** True when a word follows in the queue. */
  closed: boolean;
  /** True when it is too long to be waited out. */
  overflows: boolean;
};

const MAX_PIECES = 60;
const MAX_SPACE = 1000;
/** How many characters behind a possible sentence end tell whether it is one; more behind a quotation, whose speaker may follow. */
const LOOKAHEAD = { usual: 24, quotation: 120 };

/** Reads the gap that begins the queue. Splits a text piece where the gap ends within it. */
export function readGap(queue: AnswerPiece[]): Gap {
  const [passages, passagesBelow] = [new Set<number>(), new Set<number>()];
  let [space, before, after, lineEnd] = ["", "", "", ""];
  let [hasMarkers, hasMarkersBelow, closed] = [false, false, false];
  let pieces = 0;
  for (; pieces < queue.length; pieces++) {
    const piece = queue[pieces];
    if (piece === undefined) break;
    if (piece.kind === "markers") {
      hasMarkers = true;
      if (lineEnd !== "") hasMarkersBelow = true;
      for (const passage of piece.passages) (lineEnd === "" ? passages : passagesBelow).add(passage);
      after = "";
      continue;
    }
    const length = piece.kind !== "text" || piece.quoted ? 0 : piece.text.search(/\S|$/u);
    if (piece.kind !== "text" || length === 0) {
      closed = true;
      break;
    }
    const white = piece.text.slice(0, length);
    if (length < piece.text.length)
      queue.splice(pieces, 1, textPiece(white), textPiece(piece.text.slice(length)));
    space += white;
    if (hasMarkers) after += white;
    else before += white;
    if (lineEnd === "" && white.includes("\n")) lineEnd = white;
  }
  return {
    pieces,
    space,
    before,
    after,
    lineEnd,
    hasMarkers,
    hasMarkersBelow,
    passages: [...passages],
    passagesBelow: [...passagesBelow],
    closed,
    overflows: pieces > MAX_PIECES || space.length > MAX_SPACE,
  };
}

/**
 * The text that follows, as far as it takes to tell whether a sentence ended before it: up to a marker or a line's end.
 * `complete` is false while more may come that would have to be looked at.
 */
export function lookahead(
  queue: readonly AnswerPiece[],
  afterQuotation: boolean,
): { text: string; complete: boolean } {
  let text = "";
  for (const piece of queue) {
    if (piece.kind === "lost-quotation") continue;
    if (piece.kind === "markers") return { text, complete: true };
    for (const character of piece.text) {
      if (character === "\n" && text !== "") return { text, complete: true };
      text += character;
      const settled = !afterQuotation || /[.!?,;]/u.test(character) || text.length >= LOOKAHEAD.quotation;
      if (text.length >= LOOKAHEAD.usual && (settled || /[.!?,;]\s/u.test(text)))
        return { text, complete: true };
    }
  }
  return { text, complete: false };
}

/** Takes so many characters off the text piece at the front of the queue. */
export function takeText(queue: AnswerPiece[], length: number): string {
  const first = queue[0];
  if (first?.kind !== "text") return "";
  if (length >= first.text.length) queue.shift();
  else queue[0] = textPiece(first.text.slice(length), first.quoted);
  return first.text.slice(0, length);
}
