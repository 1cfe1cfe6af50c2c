import type { Span } from "#lib/domain/passage.ts";

/** A paragraph of an article; `text.slice(start, end)` is what it shows. */
export type Paragraph = { kind: "heading" | "paragraph"; start: number; end: number };

const LONGEST_HEADING = 90;

/**
 * An article's paragraphs in order. A short one without final punctuation that another paragraph follows is taken for
 * a sub-heading: cleaned text has no other sign of them.
 */
export function articleParagraphs(text: string): Paragraph[] {
  const spans = [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g)].map((match): Span => {
    const trimmed = match[0].trimEnd();
    return [match.index, match.index + trimmed.length];
  });
  return spans.map(([start, end], index) => ({
    kind: index < spans.length - 1 && looksLikeHeading(text.slice(start, end)) ? "heading" : "paragraph",
    start,
    end,
  }));
}

function looksLikeHeading(text: string): boolean {
  return (
    text.length <= LONGEST_HEADING &&
    !text.includes("\n") &&
    /^[\p{Lu}\p{N}“"'‘]/u.test(text) &&
    /[\p{L}\p{N})]$/u.test(text)
  );
}
