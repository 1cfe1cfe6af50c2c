import type { PdfLine } from "./page-lines.ts";

/** From this multiple of the usual distance between lines on, a paragraph ends. */
const WIDE = 1.35;
/** A line that ends this many letter heights before the others do is the last of its paragraph. */
const SHORT = 4;

/** Lines one below the other, as a column has them, and what is usual among those of one letter size. */
export type Block = {
  lines: number;
  spacing: number;
  edges: Map<number, number>;
  starts: Map<string, number>;
};

/**
 * For each line the block that it belongs to; a line that stands higher than the one before begins a column, and
 * one of another size another block. */
export function findBlocks(lines: readonly PdfLine[]): Block[] {
  const spacing = usualSpacing(lines);
  const blocks: Block[] = [];
  let block = emptyBlock(spacing);
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined && (line.y > before.y || !hasSameSize(line, before)))
      block = emptyBlock(spacing);
    const size = sizeOf(line);
    block.lines++;
    if (line.isRow !== true) block.edges.set(size, Math.max(block.edges.get(size) ?? -Infinity, line.right));
    block.starts.set(startOf(line), (block.starts.get(startOf(line)) ?? 0) + 1);
    blocks.push(block);
  });
  return blocks;
}

function emptyBlock(spacing: number): Block {
  return { lines: 0, spacing, edges: new Map(), starts: new Map() };
}

/** Whether a line begins a paragraph; `block` is undefined for the first line of a page. */
export function endsParagraph(before: PdfLine, line: PdfLine, block: Block | undefined): boolean {
  if (!hasSameSize(before, line) || before.isRow === true || line.isRow === true || line.isNote === true)
    return true;
  const gap = before.y - line.y;
  if (block === undefined || gap < 0) return partsColumns(before, line);
  if (gap > line.size * WIDE && gap > block.spacing * WIDE && before.hasInitial !== true) return true;
  const isEnd = /[.!?:”"’)\]]$/.test(before.text);
  const room = (block.edges.get(sizeOf(before)) ?? before.right) - before.right;
  if (isEnd && room > before.size * SHORT && room > firstWordWidth(line) + before.size) return true;
  const isIndented = line.left > before.left + line.size * 0.8 && line.left < before.left + line.size * 5;
  return isIndented && !/[-‐\u00AD]$/.test(before.text) && isIndent(line, block);
}

export function hasSameSize(a: PdfLine, b: PdfLine): boolean {
  return Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * 0.12;
}

/** An indent is where a few lines start, a margin where many do. */
function isIndent(line: PdfLine, block: Block): boolean {
  return (block.starts.get(startOf(line)) ?? 0) <= block.lines * 0.5;
}

/** From one column or page to the next, a sentence that has not ended goes on. */
function partsColumns(before: PdfLine, line: PdfLine): boolean {
  return /[.!?:”"’)\]]$/.test(before.text) || !/^[\p{L}\p{N}“"(]/u.test(line.text);
}

function firstWordWidth(line: PdfLine): number {
  const word = /^\S*/.exec(line.text)?.[0].length ?? 0;
  return ((line.right - line.left) * word) / Math.max(1, line.text.length);
}

/** The usual distance from one line's base to the next one's, in points. */
function usualSpacing(lines: readonly PdfLine[]): number {
  const gaps = lines
    .map((line, i) => (lines[i - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

function sizeOf({ size }: Pick<PdfLine, "size">): number {
  return Math.round(size * 2);
}

function startOf({ left, size }: PdfLine): string {
  return `${Math.round(left / Math.max(1, size * 0.3))} ${sizeOf({ size })}`;
}
