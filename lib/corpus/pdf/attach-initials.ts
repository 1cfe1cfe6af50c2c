import { COMMON_WORDS } from "#lib/text/name-words.ts";
import { isFunctionWord } from "#lib/text/tokens.ts";
import { type Piece, usualSize } from "./piece.ts";
import { PieceIndex } from "./piece-index.ts";

/** An initial, with the quotation mark before it and the apostrophe after it. */
const INITIAL = /^["“”„«»‘’'(¿¡]{0,2}\s?\p{L}['’]?$/u;
/** Times the text's letters. */
const LARGER = 1.6;
/** Letters that are words by themselves in languages with initials. */
const WORD = /^[^\p{L}]*[AIOÀÉYEUÓ]$/u;

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
  const words = countWords(others);
  const unattached = [...initials].filter((initial) => !attach(initial, index, body, words));
  return [...others, ...unattached];
}

/** How often each word stands on the page. */
type WordCounts = ReadonlyMap<string, number>;

function countWords(pieces: readonly Piece[]): WordCounts {
  const counts = new Map<string, number>();
  for (const { text } of pieces) {
    for (const word of text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function attach(initial: Piece, index: PieceIndex, body: number, words: WordCounts): boolean {
  const lines = linesBeside(initial, index, body);
  const [first, second] = lines;
  if (first === undefined) return false;
  // A single line must stand on one base with its initial, close to it.
  const isRaised = Math.abs(first.y - initial.y) < body * 0.2;
  if (second === undefined && !(isRaised && first.left - initial.right < body * 0.6)) return false;
  const letters = initial.text.trim();
  const isWord = WORD.test(letters) && isWordByItself(letters, first, second, body, words);
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

/** "A ferry", not "After": by a blank, by the words that the page has elsewhere, by how far the first line is moved. */
function isWordByItself(
  letters: string,
  first: Piece,
  second: Piece | undefined,
  body: number,
  words: WordCounts,
): boolean {
  if (/^\s/.test(first.text)) return true;
  const rest = /^[\p{L}'’]+/u.exec(first.text)?.[0].toLowerCase();
  if (rest === undefined) return true;
  if (/^['’]/.test(rest)) return false;
  const whole = (letters.slice(-1) + rest).toLowerCase();
  if (isCommon(whole) || !/[aeiouyàéèíóúäöü]/.test(rest)) return false;
  if (isCommon(rest)) return true;
  // The rest stands here itself.
  const hasRest = (words.get(rest) ?? 0) > 1;
  if (hasRest !== words.has(whole)) return hasRest;
  return second !== undefined && first.left - second.left > body * 0.12;
}

function isCommon(word: string): boolean {
  return COMMON_WORDS.has(word) || isFunctionWord(word);
}
