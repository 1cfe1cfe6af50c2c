import type { Span } from "#lib/schema/passage.ts";
import { isDigit, isSpace, isWordCharacter, skipSpace } from "./characters.ts";
import { protectedQuotations } from "./protected-quotations.ts";
import type { Sentence } from "./sentence.ts";
import { type Candidate, isBoundary } from "./sentence-boundary.ts";
import {
  HAS_BLANK_ENDED,
  isBlankEnded,
  isClosingBracket,
  isWithinBrackets,
  splitAtBlanks,
} from "./unspaced-sentences.ts";

const LIST_ITEM = /[ \t]*(?:[-*•][ \t]|\d{1,2}[.)][ \t]|#{1,6}[ \t])/y;

/** Everything that can end a sentence, a quotation or a paragraph: one search by the regular expression engine is several times faster than a look at each character. */
const MARK = /[.!?…。！？｡؟।။។"'‘’“”„«»\n]/g;

/**
 * The sentences of a text whose paragraphs are separated by empty lines, in order. Everything but white space is in
 * exactly one of them. None crosses a paragraph, and what a paragraph's sentences are depends on that paragraph alone.
 * Headings and labels come out as sentences too: see `isCompleteSentence`. Quotations stay whole. Written for English;
 * other scripts are split at their own terminators, Thai and Lao, which have none, at blanks. Time grows linearly with the text.
 */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  let marks: number[] = [];
  MARK.lastIndex = 0;
  while (MARK.test(text)) {
    const at = MARK.lastIndex - 1;
    if (text.charCodeAt(at) !== 10) {
      marks.push(at);
    } else if (endsParagraph(text, at)) {
      splitParagraph(text, start, at, marks, found);
      start = at;
      marks = [];
    }
  }
  splitParagraph(text, start, text.length, marks, found);
  return HAS_BLANK_ENDED.test(text) ? found.flatMap(splitAtBlanks) : found;
}

/** True for a line's end that an empty line or a list item follows. */
function endsParagraph(text: string, newline: number): boolean {
  let next = newline + 1;
  while (next < text.length && text.charCodeAt(next) !== 10 && isSpace(text.charCodeAt(next))) next++;
  if (text.charCodeAt(next) === 10) return true;
  LIST_ITEM.lastIndex = newline + 1;
  return LIST_ITEM.test(text);
}

/**
 * True when the text ends like a sentence: with a terminator, which closing marks and citation markers ("[3]") may
 * follow. Headings, labels and menu items do not.
 */
export function isCompleteSentence(text: string): boolean {
  let end = text.length;
  while (end > 0) {
    const code = text.charCodeAt(end - 1);
    if (isTerminator(code)) return true;
    const before = markerStart(text, end);
    if (before < end) end = before;
    else if (isClosing(code) || isSpace(code)) end--;
    else break;
  }
  return HAS_BLANK_ENDED.test(text) && isBlankEnded(text);
}

/** Where the citation marker that ends at `end` starts; `end` when there is none. */
function markerStart(text: string, end: number): number {
  if (text.charCodeAt(end - 1) !== 93) return end;
  let digits = end - 1;
  while (end - digits < 5 && isDigit(text.charCodeAt(digits - 1))) digits--;
  return digits < end - 1 && text.charCodeAt(digits - 1) === 91 ? digits - 1 : end;
}

/** `marks`: the positions of all marks in `[from, to)`. */
function splitParagraph(
  text: string,
  from: number,
  to: number,
  marks: readonly number[],
  found: Sentence[],
): void {
  let start = skipSpace(text, from, to);
  let limit = to;
  while (limit > start && isSpace(text.charCodeAt(limit - 1))) limit--;
  if (start === limit) return;
  const quotations = protectedQuotations(text, start, limit, marks);
  let nextQuotation = 0;
  let done = start;
  for (const mark of marks) {
    if (mark < done) continue;
    const quotation = quotations[nextQuotation];
    let at: Candidate | undefined;
    if (quotation !== undefined && mark >= quotation[0]) {
      nextQuotation++;
      done = quotation[1];
      at = candidateAtQuotationEnd(text, start, quotation, limit);
    } else if (isTerminator(text.charCodeAt(mark))) {
      if (text.charCodeAt(mark) >= 0x3000 && isWithinBrackets(text, mark, start, limit)) continue;
      at = candidateAt(text, start, mark, limit);
      done = at.marksEnd;
    }
    if (at !== undefined && isBoundary(text, at)) {
      found.push({ start, end: at.end, text: text.slice(start, at.end) });
      start = skipSpace(text, at.end, limit);
      done = start;
    }
  }
  if (start < limit) found.push({ start, end: limit, text: text.slice(start, limit) });
}

function candidateAt(text: string, start: number, mark: number, limit: number): Candidate {
  let marksEnd = mark + 1;
  for (;;) {
    if (marksEnd < limit && isTerminator(text.charCodeAt(marksEnd))) marksEnd++;
    // The spaced ellipsis: ". . ."
    else if (text.startsWith(" .", marksEnd) && marksEnd + 1 < limit && text.charCodeAt(marksEnd - 1) === 46)
      marksEnd += 2;
    else break;
  }
  const end = skipClosing(text, marksEnd, limit);
  return { start, mark, marksEnd, end, limit, closesQuotation: holdsQuotationMark(text, marksEnd, end) };
}

function candidateAtQuotationEnd(
  text: string,
  start: number,
  [open, end]: Span,
  limit: number,
): Candidate | undefined {
  let marksEnd = end - 1;
  while (marksEnd > open && isClosing(text.charCodeAt(marksEnd - 1))) marksEnd--;
  let mark = marksEnd;
  while (mark > open && isTerminator(text.charCodeAt(mark - 1))) mark--;
  if (mark === marksEnd) return undefined;
  return { start, mark, marksEnd, end: skipClosing(text, end, limit), limit, closesQuotation: true };
}

/** Closing marks, and citation markers that stand after the full stop, belong to the sentence before them. */
function skipClosing(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && isClosing(text.charCodeAt(end)) && !opensAfterStop(text, end, limit)) end++;
  for (let next = skipMarker(text, end, limit); next > end; next = skipMarker(text, end, limit)) end = next;
  return end;
}

/** A straight mark right after a full stop and right before a word opens a quotation that lacks its space. */
function opensAfterStop(text: string, i: number, limit: number): boolean {
  const code = text.charCodeAt(i);
  return (code === 0x22 || code === 0x27) && i + 1 < limit && isWordCharacter(text.charCodeAt(i + 1));
}

function skipMarker(text: string, from: number, limit: number): number {
  let i = from;
  if (text.charCodeAt(i) === 32) i++;
  if (text.charCodeAt(i) !== 91) return from;
  const digits = ++i;
  while (isDigit(text.charCodeAt(i)) && i - digits < 4) i++;
  return i > digits && text.charCodeAt(i) === 93 && i < limit ? i + 1 : from;
}

function holdsQuotationMark(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ("\"”’'»“".includes(text.charAt(i))) return true;
  return false;
}

function isTerminator(code: number): boolean {
  if (code < 0x80) return code === 46 || code === 33 || code === 63;
  return (
    code === 0x2026 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0xff61 ||
    code === 0x61f ||
    code === 0x964 ||
    code === 0x104b ||
    code === 0x17d4
  );
}

function isClosing(code: number): boolean {
  if (code < 0x80) {
    return (
      code === 34 || code === 39 || code === 41 || code === 93 || code === 125 || code === 42 || code === 95
    );
  }
  return code === 0x201d || code === 0x2019 || code === 0xbb || isClosingBracket(code);
}
