import type { Span } from "#lib/schema/passage.ts";

/** More than a book's chapter; a browser still draws it at once. */
const LONGEST_PART = 150_000;
/** How far back a gap between paragraphs, sentences or words is looked for. */
const LEEWAY = 10_000;

/** The parts that an article is shown in, in order: one, but for a text that no browser could draw at once. */
export function articleParts(text: string): Span[] {
  const { length } = text;
  const parts: Span[] = [];
  for (let start = 0; start < length; ) {
    const end = length - start <= LONGEST_PART ? length : cutBefore(text, start + LONGEST_PART);
    parts.push([start, end]);
    start = end;
  }
  return parts.length === 0 ? [[0, length]] : parts;
}

/**
 * The number, from 1, of the part to show: the one that the address asks for, else the one in which the cited words
 * begin, else the first.
 */
export function partToShow(
  parts: readonly Span[],
  asked: string | undefined,
  cited: Span | undefined,
): number {
  const number = /^[1-9]\d{0,5}$/.test(asked ?? "") ? Number(asked) : 0;
  if (number >= 1 && number <= parts.length) return number;
  const found =
    cited === undefined ? 0 : parts.findIndex(([start, end]) => start <= cited[0] && cited[0] < end);
  return Math.max(0, found) + 1;
}

/** The best place for a cut in the stretch before `end`. */
function cutBefore(text: string, end: number): number {
  const from = end - LEEWAY;
  const stretch = text.slice(from, end);
  for (const gap of ["\n\n", "\n", ". ", " "]) {
    const at = stretch.lastIndexOf(gap);
    if (at > 0) return from + at + gap.length;
  }
  // Never between the halves of a character.
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
