import type { Marker } from "#lib/schema/answer.ts";

/** What looks like a marker in a text that was stored before answers told which of them are. */
export function markersIn(text: string): Marker[] {
  return [...text.matchAll(/\[(\d{1,4})\]/g)].map((match) => ({
    marker: Number(match[1]),
    span: [match.index, match.index + match[0].length],
  }));
}

/** The offset after the markers that directly follow `offset`; `offset` itself when none does. */
export function afterMarkers(text: string, markers: readonly Marker[], offset: number): number {
  let after = offset;
  for (const { span } of markers) {
    if (span[0] >= after && /^[.,;:!?]?[ \t]*$/.test(text.slice(after, span[0]))) after = span[1];
  }
  return after === offset || !/[.!?]/.test(text.charAt(after)) ? after : after + 1;
}
