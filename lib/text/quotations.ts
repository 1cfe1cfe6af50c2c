import type { Span } from "#lib/schema/passage.ts";
import { isDigit, isSpace, isWordCharacter } from "./characters.ts";

export type Quotation = {
  /** From the opening mark to behind the closing one. */
  start: number;
  end: number;
  /** The words between the marks. */
  inner: Span;
  /** False when the paragraph ends, or another quotation begins, before a closing mark. */
  closed: boolean;
};

/** Words that begin with an apostrophe, and so open no quotation. */
const ELISION = /^['’](?:em|til|tis|twas|cause|cos|bout|round|n)\b/iu;
/** How far (UTF-16 units) the closing single mark is looked for: apostrophes are too frequent to look further. */
const MAX_SINGLE = 1200;

const OPENING_CONTEXT = "([{<—–-/“„«\"'‘*_";
const CLOSING_CONTEXT = ".,;:!?…)]}>—–-/”»\"'’*_";

export function isDoubleMark(character: string): boolean {
  return character !== "" && '"“”„«»'.includes(character);
}

export function isSingleMark(character: string): boolean {
  return character !== "" && "'‘’".includes(character);
}

/**
 * Whether a double mark opens or closes a quotation, told by what stands beside it rather than by its shape, because
 * shapes are often mixed up; "none" for inches. `before` and `after`: the neighbouring characters, "" at an end.
 */
export function doubleMarkRole(
  mark: string,
  before: string,
  after: string,
  isOpen: boolean,
): "opens" | "closes" | "none" {
  if (mark === '"' && !isOpen && before !== "" && isDigit(before.charCodeAt(0))) return "none";
  const afterSpace = isGap(before) || OPENING_CONTEXT.includes(before);
  const beforeSpace = isGap(after) || CLOSING_CONTEXT.includes(after);
  if (afterSpace !== beforeSpace) return afterSpace ? "opens" : "closes";
  if (mark === '"') return isOpen ? "closes" : "opens";
  return mark === "”" || mark === "»" ? "closes" : "opens";
}

/** Whether a single mark opens a quotation; `after` is the text behind it, of which six characters matter. */
export function singleMarkOpens(mark: string, before: string, after: string): boolean {
  if (!isGap(before) && !OPENING_CONTEXT.includes(before)) return false;
  const next = after.charCodeAt(0);
  if (after === "" || !isWordCharacter(next) || isDigit(next)) return false;
  return !ELISION.test(mark + after.slice(0, 6));
}

/** Whether a single mark may close a quotation; a plural's apostrophe ("the boys’ boat") may look the same. */
export function singleMarkMayClose(mark: string, before: string, after: string): boolean {
  return mark !== "‘" && !isGap(before) && !(after !== "" && isWordCharacter(after.charCodeAt(0)));
}

/** The quotations of a text in order, the outer ones where they are nested. None crosses an empty line. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  const close = (end: number, closed: boolean) => {
    found.push({ start: open, end, inner: [open + 1, closed ? end - 1 : end], closed });
    open = -1;
  };
  for (const match of text.matchAll(/["“”„«»'‘’]|\n[^\S\n]*\n/gu)) {
    const at = match.index;
    if (at < (found.at(-1)?.end ?? 0)) continue;
    const mark = match[0];
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (mark.startsWith("\n")) {
      if (open >= 0) close(at, false);
    } else if (isDoubleMark(mark)) {
      const role = doubleMarkRole(mark, before, after, open >= 0);
      if (role === "opens") {
        if (open >= 0) close(at, false);
        open = at;
      } else if (role === "closes" && open >= 0) close(at + 1, true);
    } else if (open < 0 && singleMarkOpens(mark, before, text.slice(at + 1, at + 8))) {
      const end = singleClose(text, at);
      if (end !== undefined) {
        open = at;
        close(end + 1, true);
      }
    }
  }
  if (open >= 0) close(text.length, false);
  return found;
}

/** Where the single quotation that opens at `open` closes: not at a possessive plural if there is a later place. */
function singleClose(text: string, open: number): number | undefined {
  const ahead = text.slice(open + 1, open + MAX_SINGLE);
  const blank = ahead.search(/\n[^\S\n]*\n/u);
  let possessive: number | undefined;
  for (const match of (blank < 0 ? ahead : ahead.slice(0, blank)).matchAll(/['’]/gu)) {
    const at = open + 1 + match.index;
    const before = text.charAt(at - 1);
    if (!singleMarkMayClose(match[0], before, text.charAt(at + 1))) continue;
    if (before !== "s" || CLOSING_CONTEXT.includes(text.charAt(at + 1))) return at;
    possessive ??= at;
  }
  return possessive;
}

function isGap(character: string): boolean {
  return character === "" || isSpace(character.charCodeAt(0));
}
