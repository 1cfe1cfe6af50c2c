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
  let text = "";
  for (const { lines } of withoutInterruptions(paragraphsOf(pages))) {
    lines.forEach(({ line, page }, i) => {
      if (text !== "") text = i === 0 ? `${text}\n\n` : joinAtLineEnd(text, line.text, words);
      if (page + 1 !== starts.at(-1)?.number) starts.push({ start: text.length, number: page + 1 });
      text += line.text;
    });
  }
  return { text, pages: starts };
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
    const paragraph = paragraphs[i];
    if (paragraph === undefined) break;
    const rest = endOfSentence(paragraphs, i);
    if (rest === undefined) {
      whole.push(paragraph);
      continue;
    }
    const [end] = paragraphs.slice(rest, rest + 1);
    // What is whole now may be interrupted again, in the next column.
    const joined = { lines: [...paragraph.lines, ...(end?.lines ?? [])] };
    const between = paragraphs.slice(i + 1, rest);
    whole.push(joined, ...between);
    i = rest;
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
