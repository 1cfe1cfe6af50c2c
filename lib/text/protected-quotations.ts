import type { Span } from "#lib/schema/passage.ts";
import { isDigit, isSpace, isWordCharacter } from "./characters.ts";

/** A quotation longer than this (UTF-16 units) is split like any text: no reader takes it for one sentence. */
const MAX_LENGTH = 1200;

/** Words that begin with an apostrophe, and so open no quotation. */
const ELISION = /['’](?:em|til|tis|twas|cause|cos|bout|round|n)\b/iy;

const OPENING_CONTEXT = "([{<—–-/“„«\"'‘*_";
const CLOSING_CONTEXT = ".,;:!?…)]}>—–-/”»\"'’*_";

/**
 * The quotations of one paragraph, marks included, in order and without overlaps. Which mark opens and which closes is
 * told by what stands beside it rather than by its shape, because shapes are often mixed up. A mark without a partner
 * in the paragraph protects nothing. `marks`: positions within `[from, to)`, ascending, all quotation marks among them.
 */
export function protectedQuotations(text: string, from: number, to: number, marks: Iterable<number>): Span[] {
  const spans: Span[] = [];
  let double = -1;
  let single = -1;
  for (const i of marks) {
    const code = text.charCodeAt(i);
    if (isDoubleMark(code)) {
      if (opens(text, i, from, to, double < 0)) {
        double = i;
      } else if (double >= 0) {
        add(spans, double, i + 1);
        double = -1;
      }
    } else if (isSingleMark(code)) {
      if (opensSingle(text, i, from, to)) single = i;
      else if (single >= 0 && closesSingle(text, i, from, to, single)) {
        add(spans, single, i + 1);
        single = -1;
      }
    }
  }
  return spans;
}

function isDoubleMark(code: number): boolean {
  return (
    code === 0x22 || code === 0x201c || code === 0x201d || code === 0x201e || code === 0xab || code === 0xbb
  );
}

function isSingleMark(code: number): boolean {
  return code === 0x27 || code === 0x2018 || code === 0x2019;
}

function opens(text: string, i: number, from: number, to: number, noneOpen: boolean): boolean {
  const before =
    i === from || isSpace(text.charCodeAt(i - 1)) || OPENING_CONTEXT.includes(text.charAt(i - 1));
  const after =
    i + 1 >= to || isSpace(text.charCodeAt(i + 1)) || CLOSING_CONTEXT.includes(text.charAt(i + 1));
  if (before !== after) return before;
  const mark = text.charAt(i);
  if (mark === '"') return noneOpen;
  return mark !== "”" && mark !== "»";
}

function opensSingle(text: string, i: number, from: number, to: number): boolean {
  if (i > from && !isSpace(text.charCodeAt(i - 1)) && !OPENING_CONTEXT.includes(text.charAt(i - 1)))
    return false;
  if (i + 1 >= to) return false;
  const next = text.charCodeAt(i + 1);
  if (!isWordCharacter(next) || isDigit(next)) return false;
  ELISION.lastIndex = i;
  return !ELISION.test(text);
}

/** Only what cannot be an apostrophe closes: after punctuation, or where the whole paragraph stands in marks. */
function closesSingle(text: string, i: number, from: number, to: number, open: number): boolean {
  if (i + 1 < to && isWordCharacter(text.charCodeAt(i + 1))) return false;
  if (open === from && i === to - 1) return true;
  return ".,!?…".includes(text.charAt(i - 1));
}

function add(spans: Span[], start: number, end: number): void {
  if (end - start > MAX_LENGTH) return;
  let first = start;
  for (let last = spans.at(-1); last !== undefined && last[1] > start; last = spans.at(-1)) {
    first = Math.min(first, last[0]);
    spans.pop();
  }
  spans.push([first, end]);
}
