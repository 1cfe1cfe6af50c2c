import type { Span } from "#lib/schema/passage.ts";

/** A paragraph of an article; `text.slice(start, end)` is what it shows. */
export type Paragraph = { kind: "heading" | "paragraph"; start: number; end: number };

const LONGEST_HEADING = 90;

/**
 * The paragraphs of an article, or of the part of it between two offsets, in order. A short one without final punctuation
 * that another paragraph follows is taken for a sub-heading: cleaned text has no other sign of them.
 */
export function articleParagraphs(text: string, [from, to]: Span = [0, text.length]): Paragraph[] {
  const spans = paragraphSpans(text, from, to);
  return spans.map(([start, end], index) => ({
    kind: index < spans.length - 1 && looksLikeHeading(text.slice(start, end)) ? "heading" : "paragraph",
    start,
    end,
  }));
}

/** What stands between empty lines, without white space around it. Looks at each character a few times at most. */
function paragraphSpans(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number) => {
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (trimmed === "") return;
    const first = start + piece.length - piece.trimStart().length;
    spans.push([first, first + trimmed.length]);
  };
  let at = from;
  for (const { index, 0: gap } of text.slice(from, to).matchAll(/\n\s*\n/g)) {
    add(at, from + index);
    at = from + index + gap.length;
  }
  add(at, to);
  return spans;
}

function looksLikeHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING &&
    !text.includes("\n") &&
    /^[\p{Lu}\p{N}“"'‘]/u.test(text) &&
    /[\p{L}\p{N})]$/u.test(text)
  );
}
