import type { PdfLine } from "./page-lines.ts";
import { endsParagraph, findBlocks, hasSameSize } from "./paragraph-ends.ts";

export type PagedText = {
  /** Paragraphs with one empty line between them. */
  text: string;
  pages: { start: number; number: number }[];
};

type Paragraph = { lines: { line: PdfLine; page: number }[] };

/**
 * Joins the lines of all pages into paragraphs, words that were parted at a line's end included, and keeps where each
 * page starts. `pages[i]` has the lines of page i + 1.
 */
export function joinLines(pages: readonly PdfLine[][]): PagedText {
  const words = wordsWithin(pages);
  const starts: PagedText["pages"] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (const { lines } of withoutInterruptions(paragraphsOf(pages))) {
    if (length > 0) add("\n\n");
    lines.forEach(({ line, page }, i) => {
      if (page + 1 !== starts.at(-1)?.number) starts.push({ start: length, number: page + 1 });
      const next = lines[i + 1]?.line.text;
      add(next === undefined ? line.text : withLineEnd(line.text, next, words));
    });
  }
  return { text: parts.join(""), pages: starts };
}

function paragraphsOf(pages: readonly PdfLine[][]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let last: PdfLine | undefined;
  pages.forEach((lines, page) => {
    const blocks = findBlocks(lines);
    lines.forEach((line, i) => {
      const ends = last === undefined || endsParagraph(last, line, i === 0 ? undefined : blocks[i]);
      if (ends) paragraphs.push({ lines: [] });
      paragraphs.at(-1)?.lines.push({ line, page });
      last = line;
    });
  });
  return paragraphs;
}

/** At most so many paragraphs, such as rows of a table or notes at a page's foot, stand within a sentence. */
const MOST_BETWEEN = 60;

/**
 * Tables, notes at the foot of a page and captions that stand at the end of a column, within a sentence that goes on in
 * the next, follow its paragraph.
 */
function withoutInterruptions(paragraphs: readonly Paragraph[]): Paragraph[] {
  const whole: Paragraph[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const lines = [...(paragraphs[i]?.lines ?? [])];
    const between: Paragraph[] = [];
    for (let end = endOfSentence(paragraphs, i); end !== undefined; end = endOfSentence(paragraphs, i)) {
      lines.push(...(paragraphs[end]?.lines ?? []));
      between.push(...paragraphs.slice(i + 1, end));
      i = end;
    }
    whole.push({ lines }, ...between);
  }
  return whole;
}

/** Where the paragraph is that goes on with the sentence that this one leaves open, behind something of another kind. */
function endOfSentence(paragraphs: readonly Paragraph[], from: number): number | undefined {
  const last = paragraphs[from]?.lines.at(-1)?.line;
  if (last === undefined || last.isRow === true || last.isNote === true) return undefined;
  if (!/[\p{L}\p{N},;-]$/u.test(last.text) || last.text.length < 12) return undefined;
  for (let i = from + 1; i < Math.min(paragraphs.length, from + MOST_BETWEEN); i++) {
    const first = paragraphs[i]?.lines[0]?.line;
    if (first === undefined) return undefined;
    if (i > from + 1 && hasSameSize(last, first) && /^\p{Ll}/u.test(first.text) && first.isRow !== true)
      return i;
    const isOther = first.isRow === true || first.isNote === true || first.size < last.size * 0.95;
    if (!isOther && !isWithinNote(paragraphs, from, i)) return undefined;
  }
  return undefined;
}

/** A note at the foot of a page may have several paragraphs. */
function isWithinNote(paragraphs: readonly Paragraph[], from: number, at: number): boolean {
  const first = paragraphs[at]?.lines[0];
  const note = paragraphs.slice(from + 1, at).find(({ lines }) => lines[0]?.line.isNote === true)?.lines[0];
  return (
    first !== undefined &&
    note !== undefined &&
    note.page === first.page &&
    note.line.y > first.line.y &&
    hasSameSize(note.line, first.line)
  );
}

/** A line with what belongs between it and the next: nothing for a parted word, else a space. */
function withLineEnd(line: string, next: string, words: ReadonlySet<string>): string {
  if (line.endsWith("\u00AD")) return line.slice(0, -1);
  if (/\d[-‐–]$/.test(line) && /^\d/.test(next)) return line;
  const [, first, hyphen] = /(\p{L}+)([-‐])$/u.exec(line.slice(-60)) ?? [];
  const second = /^\p{Ll}+/u.exec(next)?.[0];
  if (first === undefined || hyphen === undefined || second === undefined) return `${line} `;
  // A word that has its hyphen elsewhere, too, keeps it.
  const keeps =
    words.has(`${first}-${second}`.toLowerCase()) && !words.has(`${first}${second}`.toLowerCase());
  return keeps ? line : line.slice(0, -1);
}

function wordsWithin(pages: readonly PdfLine[][]): Set<string> {
  const words = new Set<string>();
  for (const line of pages.flat()) {
    for (const [word] of line.text.matchAll(/\p{L}+(?:-\p{L}+)*(?!-$)/gu)) words.add(word.toLowerCase());
  }
  return words;
}
