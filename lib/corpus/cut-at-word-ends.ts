import type { Span } from "#lib/schema/passage.ts";

/**
 * The span as pieces of at most so many words and UTF-16 units, without the white space between them. A word that is
 * longer than the limit is cut too, but never between the halves of a surrogate pair.
 */
export function cutAtWordEnds(
  text: string,
  span: { start: number; end: number },
  limit: { words: number; characters: number },
): Span[] {
  const { start, end } = span;
  // A word and the space after it take at least two characters.
  if (end - start <= Math.min(limit.characters, limit.words * 2)) return [[start, end]];
  const pieces: Span[] = [];
  let pieceStart = start;
  let pieceEnd = start;
  let words = 0;
  for (const match of text.slice(start, end).matchAll(/\S+/g)) {
    let from = start + match.index;
    const to = from + match[0].length;
    if (words > 0 && (words === limit.words || to - pieceStart > limit.characters)) {
      pieces.push([pieceStart, pieceEnd]);
      words = 0;
    }
    if (words === 0) pieceStart = from;
    while (to - from > limit.characters) {
      const cut =
        from + limit.characters - (isHighSurrogate(text.charCodeAt(from + limit.characters - 1)) ? 1 : 0);
      pieces.push([from, cut]);
      from = cut;
      pieceStart = cut;
    }
    words++;
    pieceEnd = to;
  }
  if (words > 0) pieces.push([pieceStart, pieceEnd]);
  return pieces;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
