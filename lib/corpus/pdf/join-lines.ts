import type { PdfLine } from "./page-lines.ts";

export type PagedText = {
  /** Paragraphs with one empty line between them. */
  text: string;
  pages: { start: number; number: number }[];
};

/** From this multiple of the usual distance between lines on, a paragraph ends. */
const WIDE = 1.35;
/** A line that ends this many letter heights before the others do is the last of its paragraph. */
const SHORT = 4;

/**
 * Joins the lines of all pages into paragraphs, words that were parted at a line's end included, and keeps where each
 * page starts. `pages[i]` has the lines of page i + 1.
 */
export function joinLines(pages: readonly PdfLine[][]): PagedText {
  const words = wordsWithin(pages);
  const starts: PagedText["pages"] = [];
  let text = "";
  let last: PdfLine | undefined;
  pages.forEach((lines, page) => {
    const spacing = usualSpacing(lines);
    lines.forEach((line, i) => {
      const before = i === 0 ? last : lines[i - 1];
      const parts =
        before !== undefined &&
        (i === 0 ? partsPages(before, line) : endsParagraph(before, line, lines, spacing));
      if (before !== undefined) text = parts ? `${text}\n\n` : joinAtLineEnd(text, line.text, words);
      if (i === 0) starts.push({ start: text.length, number: page + 1 });
      text += line.text;
    });
    last = lines.at(-1) ?? last;
  });
  return { text, pages: starts };
}

/** The text before the line with what belongs between them: nothing for a parted word, else a space. */
function joinAtLineEnd(text: string, next: string, words: ReadonlySet<string>): string {
  if (text.endsWith("\u00AD")) return text.slice(0, -1);
  const [, first, hyphen] = /(\p{L}+)([-‐])$/u.exec(text.slice(-60)) ?? [];
  const second = /^\p{Ll}+/u.exec(next)?.[0];
  if (first === undefined || hyphen === undefined || second === undefined) return `${text} `;
  // A word that has its hyphen elsewhere, too, keeps it.
  const keeps =
    words.has(`${first}-${second}`.toLowerCase()) && !words.has(`${first}${second}`.toLowerCase());
  return keeps ? text : text.slice(0, -1);
}

function wordsWithin(pages: readonly PdfLine[][]): Set<string> {
  const words = new Set<string>();
  for (const line of pages.flat()) {
    for (const [word] of line.text.matchAll(/\p{L}+(?:-\p{L}+)*(?!-$)/gu)) words.add(word.toLowerCase());
  }
  return words;
}

/** The usual distance from one line's base to the next one's, in points. */
function usualSpacing(lines: readonly PdfLine[]): number {
  const gaps = lines
    .map((line, i) => (lines[i - 1]?.y ?? line.y) - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** Within a page; a line that stands higher than the one before begins a column. */
function endsParagraph(before: PdfLine, line: PdfLine, lines: readonly PdfLine[], spacing: number): boolean {
  if (Math.abs(before.size - line.size) > Math.max(before.size, line.size) * 0.12) return true;
  const gap = before.y - line.y;
  if (gap < 0) return partsPages(before, line);
  if (gap > spacing * WIDE && gap > line.size * WIDE) return true;
  const beside = lines.filter((one) => one.left < before.right && one.right > before.left);
  const edge = beside.reduce((max, one) => Math.max(max, one.right), 0);
  const isShort = before.right < edge - before.size * SHORT && /[.!?:”"’)\]]$/.test(before.text);
  const isIndented = line.left > before.left + line.size * 0.8 && line.left < before.left + line.size * 5;
  return isShort || (isIndented && !/[-‐\u00AD]$/.test(before.text) && isIndentOf(line, beside));
}

/** An indent is where a few lines start, a margin where many do. */
function isIndentOf(line: PdfLine, beside: readonly PdfLine[]): boolean {
  const alike = beside.filter((one) => Math.abs(one.left - line.left) < line.size * 0.3).length;
  return alike <= beside.length * 0.5;
}

/** From one column or page to the next, a sentence that has not ended goes on. */
function partsPages(before: PdfLine, line: PdfLine): boolean {
  if (Math.abs(before.size - line.size) > Math.max(before.size, line.size) * 0.12) return true;
  return /[.!?:”"’)\]]$/.test(before.text) || !/^[\p{Ll}\p{N}“"(]|^\p{Lu}/u.test(line.text);
}
