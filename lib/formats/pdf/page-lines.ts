import type { StructuredTextItem } from "unpdf";
import { attachInitials } from "./attach-initials.ts";
import { attachScripts } from "./attach-scripts.ts";
import { orderSegments } from "./order-segments.ts";
import { isSameLine, usualSize } from "./piece.ts";
import { piecesOfPage } from "./pieces-of-page.ts";
import { joinWords, type Segment } from "./segment.ts";

/** A printed line, or a row of a table. */
export type PdfLine = {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** Begins with what was the mark of a footnote. */
  isNote?: boolean;
  /** Begins with a letter that is larger than the others, and may push the next line down. */
  hasInitial?: boolean;
  /** Cells, with "|" between them. */
  isRow?: boolean;
};

/** Two segments on one line are cells of a row when more than this many letters' heights lie between them, */
const CELL_GAP = 4;
/** or this many, where those of other rows start or end at the same place. */
const ALIGNED_GAP = 1;
const FEWEST_ROWS = 3;

/** Notes are set in letters smaller than this share of the text's. */
const SMALLER = 0.95;

/** The lines of one page in reading order, from the runs of text that the PDF draws. */
export function linesOfPage(items: readonly StructuredTextItem[]): PdfLine[] {
  const { pieces, isRightToLeft } = piecesOfPage(items);
  const { pieces: words, marks } = attachScripts(attachInitials(pieces));
  const lines = joinCells(orderSegments(joinWords(words, isRightToLeft ? "rtl" : "ltr")));
  const usual = usualSize(lines);
  return withoutStretched(lines).map((line) =>
    line.size < usual * SMALLER ? withoutMark(line, marks) : line,
  );
}

/** A note in small print without the number that its mark in the text had; below the text, it need not be raised. */
function withoutMark(line: PdfLine, marks: ReadonlySet<string>): PdfLine {
  const [label, mark = ""] = /^([\p{L}\p{N}]{1,3}|[*†‡§]+)[.):]?\s+(?=\S)/u.exec(line.text) ?? [];
  if (label === undefined || !marks.has(mark)) return line;
  return { ...line, text: line.text.slice(label.length), isNote: true };
}

function joinCells(segments: readonly Segment[]): PdfLine[] {
  const aligned = alignedEdges(segments);
  const lines: PdfLine[] = [];
  let last: Segment | undefined;
  for (const segment of segments) {
    const line = lines.at(-1);
    if (line !== undefined && last !== undefined && follows(last, segment)) {
      const isRow = isCell(last, segment, aligned) || line.isRow === true;
      line.text += isCell(last, segment, aligned) ? ` | ${segment.text}` : ` ${segment.text}`;
      if (isRow) line.isRow = true;
      line.right = Math.max(line.right, segment.right);
      line.size = Math.max(line.size, segment.size);
    } else {
      lines.push(toLine(segment));
    }
    last = segment;
  }
  return lines;
}

/** The lines without cells in justified lines of two or three words: alone among lines that all end where they do. */
function withoutStretched(lines: readonly PdfLine[]): PdfLine[] {
  const extent = ({ left, right }: PdfLine): string => `${Math.round(left / 2)} ${Math.round(right / 2)}`;
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.isRow !== true) counts.set(extent(line), (counts.get(extent(line)) ?? 0) + 1);
  }
  return lines.map((line, i) => {
    const isAlone = lines[i - 1]?.isRow !== true && lines[i + 1]?.isRow !== true;
    if (line.isRow !== true || !isAlone || (counts.get(extent(line)) ?? 0) < FEWEST_ROWS) return line;
    return { ...line, text: line.text.replaceAll(" | ", " "), isRow: false };
  });
}

function toLine({ text, left, right, y, size, isNote, hasInitial, isRow }: Segment): PdfLine {
  return {
    ...{ text: text.replace(/(?<=\d)⁄(?=\d)/g, "/"), left, right, y, size },
    ...(isNote === true && { isNote }),
    ...(hasInitial === true && { hasInitial }),
    ...(isRow === true && { isRow }),
  };
}

function follows(last: Segment, segment: Segment): boolean {
  return isSameLine(last, segment) && segment.left >= last.right - last.size;
}

function isCell(last: Segment, segment: Segment, aligned: ReadonlySet<string>): boolean {
  const gap = segment.left - last.right;
  const size = Math.max(last.size, segment.size);
  if (gap > size * CELL_GAP) return true;
  return gap > size * ALIGNED_GAP && edgesOf(segment).some((edge) => aligned.has(edge));
}

/** Where several segments start, and where several figures end. */
function alignedEdges(segments: readonly Segment[]): Set<string> {
  const counts = new Map<string, number>();
  for (const edge of segments.flatMap(edgesOf)) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= FEWEST_ROWS).map(([edge]) => edge));
}

/** Lines of running text, too, may all end at one place. */
function edgesOf({ left, right, text }: Segment): string[] {
  const start = `from ${Math.round(left / 2)}`;
  return /\p{L}{3}/u.test(text) ? [start] : [start, `to ${Math.round(right / 2)}`];
}
