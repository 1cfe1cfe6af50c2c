import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type PageLine, pageLine } from "./page.ts";

/** Zero-width space, word joiner, byte order mark, soft hyphen, control characters; joiners that scripts need stay. */
const INVISIBLE = /[[\p{Cc}--\s]\u200B\u2060\uFEFF\u00AD]/gv;
const UNEVEN_SPACE = /[^\S ]| {2}/;

/** A page wrapped at a fixed width has no longer lines than this. */
const WIDEST_WRAP = 100;
const NARROWEST_WRAP = 50;

/** The lines of a raw text with their white space made plain; lines that were only wrapped are joined again. */
export function pageLines(raw: string): PageLine[] {
  const lines: PageLine[] = [];
  let startsBlock = true;
  for (const rawLine of raw.replace(INVISIBLE, "").split(/\r\n|[\n\r\u2028\u2029\f\v]/)) {
    const text = (UNEVEN_SPACE.test(rawLine) ? rawLine.replace(/\s+/g, " ") : rawLine).trim();
    if (text === "") {
      startsBlock = true;
    } else {
      lines.push(pageLine(text, startsBlock));
      startsBlock = false;
    }
  }
  const width = wrapWidth(lines);
  return width === undefined ? lines : joinWrapped(lines, width);
}

/** The width at which the text was wrapped; undefined when each line is a paragraph. */
function wrapWidth(lines: readonly PageLine[]): number | undefined {
  // An address without spaces may be longer than the width.
  const width = lines.reduce((max, { text }) => (text.includes(" ") ? Math.max(max, text.length) : max), 0);
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return undefined;
  let inner = 0;
  let wrapped = 0;
  let broken = 0;
  lines.forEach((line, i) => {
    if (lines[i + 1]?.startsBlock !== false) return;
    inner++;
    if (!isWrapped(line, lines[i + 1], width)) return;
    wrapped++;
    if (!isCompleteSentence(line.text)) broken++;
  });
  // Paragraphs may happen to be of one length, but then they do not end within a sentence.
  return inner >= 3 && wrapped >= inner * 0.7 && broken >= inner * 0.5 ? width : undefined;
}

/** A line was broken by its width when the next word would not have fitted on it. */
function isWrapped(line: PageLine, next: PageLine | undefined, width: number): boolean {
  if (next === undefined || next.startsBlock) return false;
  const firstWord = next.text.split(" ", 1)[0] ?? "";
  return line.text.length + 1 + firstWord.length > width - 2;
}

function joinWrapped(lines: readonly PageLine[], width: number): PageLine[] {
  const joined: PageLine[] = [];
  let parts: string[] = [];
  let startsBlock = true;
  lines.forEach((line, i) => {
    if (parts.length === 0) startsBlock = line.startsBlock;
    parts.push(line.text);
    if (isWrapped(line, lines[i + 1], width)) return;
    joined.push(pageLine(parts.join(" "), startsBlock));
    parts = [];
  });
  return joined;
}
