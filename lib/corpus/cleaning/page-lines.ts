import { isSpace } from "#lib/text/characters.ts";
import { isCompleteSentence } from "#lib/text/sentences.ts";
import { utf16Codes } from "#lib/text/utf16-codes.ts";
import { type PageLine, pageLine } from "./page.ts";

/** Zero-width space, word joiner, byte order mark, soft hyphen, control characters; joiners that scripts need stay. */
const INVISIBLE = /[[\p{Cc}--\s]\u200B\u2060\uFEFF\u00AD]/gv;
const NEWLINE = 10;
const UNEVEN_SPACE = /[^\S ]| {2}/;

/** A page wrapped at a fixed width has no longer lines than this. */
const WIDEST_WRAP = 100;
const NARROWEST_WRAP = 50;

/** The lines of a raw text with their white space made plain; lines that were only wrapped are joined again. */
export function pageLines(raw: string): PageLine[] {
  const lines = evenLines(raw) ?? unevenLines(raw);
  const width = wrapWidth(lines);
  return width === undefined ? lines : joinWrapped(lines, width);
}

function unevenLines(raw: string): PageLine[] {
  const lines: PageLine[] = [];
  let startsBlock = true;
  for (const rawLine of raw.replace(INVISIBLE, "").split(/\r\n|[\n\r\u2028\u2029\f\v]/)) {
    const text = (UNEVEN_SPACE.test(rawLine) ? rawLine.replace(/\s+/g, " ") : rawLine).trim();
    if (text !== "") lines.push(pageLine(text, startsBlock));
    startsBlock = text === "";
  }
  return lines;
}

/** By UTF-16 unit: 1 for a space, 2 for the rest of white space but the newline, and for what is invisible. */
const UNEVEN = Uint8Array.from({ length: 65_536 }, (_, code) => {
  if (code === 32) return 1;
  if (code === NEWLINE) return 0;
  return isSpace(code) || String.fromCharCode(code).replace(INVISIBLE, "") === "" ? 2 : 0;
});

/**
 * What most texts are: single spaces, newlines, and nothing to take out; undefined for others. One look at each character
 * is cheaper than the patterns' work, and counts the words as well.
 */
function evenLines(raw: string): PageLine[] | undefined {
  const codes = utf16Codes(raw);
  const lines: PageLine[] = [];
  let startsBlock = true;
  for (let start = 0, end = 0; start <= raw.length; start = end + 1) {
    end = raw.indexOf("\n", start);
    if (end < 0) end = raw.length;
    let spaces = 0;
    let before = 0;
    let most = 0;
    for (let i = start; i < end; i++) {
      const kind = UNEVEN[codes[i] as number] as number;
      // Without a branch: most is below 2 as long as nothing uneven was met.
      most |= kind + before;
      before = kind;
      spaces += kind;
    }
    if (most >= 2) return undefined;
    const text = raw.slice(start, end).trim();
    const trimmed = end - start - text.length;
    if (text !== "") lines.push({ text, words: spaces - trimmed + 1, startsBlock });
    startsBlock = text === "";
  }
  return lines;
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
