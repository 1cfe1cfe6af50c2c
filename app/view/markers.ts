/** A marker [n] and the offset of its bracket. */
export type MarkerMatch = { marker: number; start: number; end: number };

/** All markers of a text, in order. */
export function markersIn(text: string): MarkerMatch[] {
  return [...text.matchAll(/\[(\d{1,4})\]/g)].map((match) => ({
    marker: Number(match[1]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The offset after the markers that directly follow `offset`; `offset` itself when none does. */
export function afterMarkers(text: string, offset: number): number {
  const markers = /^(?:[.,;:!?]?[ \t]*\[\d{1,4}\])+[.!?]?/.exec(text.slice(offset));
  return offset + (markers?.[0].length ?? 0);
}
