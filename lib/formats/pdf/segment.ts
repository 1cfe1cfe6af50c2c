import { type Direction, inPrintedOrder, isSameLine, type Piece } from "./piece.ts";

/** Pieces on one line with no more than spaces between them: a line of a column, or a cell of a table's row. */
export type Segment = Omit<Piece, "text" | "direction"> & {
  pieces: Piece[];
  text: string;
  /** The joined cells of a table's row. */
  isRow?: boolean;
};

/** From this share of a letter's height on, a gap is a space. */
const SPACE = 0.15;
/** Up to this share it is no more than a space between what is drawn one after the other, */
const WIDEST_SPACE = 0.9;
/** or up to this share, between words that are spread evenly over a line, */
const WIDEST_STRETCHED = 2.5;
/** and between what is drawn at different times, such as the lines of two columns. */
const WIDEST_BETWEEN = 0.35;

/** Joins what is drawn word by word, or letter by letter. Gutters are then looked for between lines, not between words. */
export function joinWords(pieces: readonly Piece[], base: "ltr" | "rtl"): Segment[] {
  const groups: Piece[][] = [];
  let right = 0;
  for (const piece of inPrintedOrder(pieces)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isNextWord(last, piece, right)) {
      group.push(piece);
      right = Math.max(right, piece.right);
    } else {
      groups.push([piece]);
      right = piece.right;
    }
  }
  return joinStretched(groups).map((group) => toSegment(group, base));
}

/** Joins the words of justified lines that are short of words: all gaps within such a line are alike. */
function joinStretched(groups: readonly Piece[][]): Piece[][] {
  const joined: Piece[][] = [];
  for (let i = 0; i < groups.length; ) {
    let end = i + 1;
    while (end < groups.length && isStretched(groups.slice(end - 1, end + 2))) end++;
    // The last of them has no gap after it that could be compared.
    if (end > i + 1) end = Math.min(end + 1, groups.length);
    joined.push(groups.slice(i, end).flat());
    i = end;
  }
  return joined;
}

function isStretched(groups: readonly Piece[][]): boolean {
  const [a, b, c] = groups.map((group) => ({ first: group[0], last: group.at(-1), group }));
  if (a?.last === undefined || b?.first === undefined || b.last === undefined || c?.first === undefined)
    return false;
  if (
    !groups.every((group) => isWord(group)) ||
    !isDrawnNext(a.last, b.first) ||
    !isDrawnNext(b.last, c.first)
  )
    return false;
  const gap = b.first.left - a.last.right;
  const next = c.first.left - b.last.right;
  return gap > 0 && gap < b.first.size * WIDEST_STRETCHED && Math.abs(gap - next) < b.first.size * 0.06;
}

function isWord(group: readonly Piece[]): boolean {
  const text = group.map((piece) => piece.text.trim()).join("");
  return /\p{L}/u.test(text) && !/\s/.test(text);
}

function isDrawnNext(a: Piece, b: Piece): boolean {
  return isSameLine(a, b) && Math.abs(a.order - b.order) === 1;
}

function isNextWord(last: Piece, piece: Piece, right: number): boolean {
  if (!isSameLine(last, piece)) return false;
  const gap = piece.left - right;
  const widest = Math.abs(last.order - piece.order) === 1 ? WIDEST_SPACE : WIDEST_BETWEEN;
  return gap < Math.max(last.size, piece.size) * widest && gap > -last.size;
}

function toSegment(pieces: Piece[], base: "ltr" | "rtl"): Segment {
  const [first] = pieces;
  return {
    pieces,
    text: readPieces(pieces, base).replace(/\s+/g, " ").trim(),
    left: pieces.reduce((min, { left }) => Math.min(min, left), Infinity),
    right: pieces.reduce((max, { right }) => Math.max(max, right), -Infinity),
    y: first?.y ?? 0,
    size: pieces.reduce((max, { size }) => Math.max(max, size), 0),
    order: first?.order ?? 0,
    ...(first?.isNote === true && { isNote: true }),
    ...(first?.hasInitial === true && { hasInitial: true }),
  };
}

/** The words of pieces on one line in the order in which they are read, with spaces where there are gaps. */
function readPieces(pieces: readonly Piece[], base: "ltr" | "rtl"): string {
  const read = inReadingOrder(pieces, base);
  let text = "";
  read.forEach((piece, i) => {
    const last = read[i - 1];
    const own = base === "rtl" && piece.direction === "none" ? mirrored(piece.text) : piece.text;
    text += last !== undefined && isSpaced(last, piece) ? ` ${own}` : own;
  });
  return text;
}

function isSpaced(a: Piece, b: Piece): boolean {
  const gap = a.left <= b.left ? b.left - a.right : a.left - b.right;
  return gap > Math.max(a.size, b.size) * SPACE || /\s$/.test(a.text) || /^\s/.test(b.text);
}

/** Turns the runs of the other direction around; figures within them, and signs between them, belong to them. */
function inReadingOrder(pieces: readonly Piece[], base: "ltr" | "rtl"): Piece[] {
  const read: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    const end = endOfRun(pieces, i, base);
    if (end > i) read.push(...pieces.slice(i, end).reverse());
    else read.push(...pieces.slice(i, i + 1));
    i = Math.max(end, i + 1);
  }
  return read;
}

/** Where the run of the other direction that starts at `from` ends; `from` when none does. */
function endOfRun(pieces: readonly Piece[], from: number, base: "ltr" | "rtl"): number {
  let end = from;
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined || !mayTurn(piece, base)) break;
    if (turns(piece, base)) end = i + 1;
    else if (end === from) break;
  }
  return end;
}

function turns({ direction, text }: Piece, base: "ltr" | "rtl"): boolean {
  if (direction === "none") return base === "rtl" && /\d/.test(text);
  return direction !== base;
}

function mayTurn({ direction }: { direction: Direction }, base: "ltr" | "rtl"): boolean {
  return direction !== base;
}

const MIRRORED = new Map(Array.from("()[]{}<>«»", (char, i) => [char, ")(][}{><»«"[i] ?? char]));

/** Brackets on a line from right to left are drawn the other way round. */
function mirrored(text: string): string {
  return Array.from(text, (char) => MIRRORED.get(char) ?? char).join("");
}
