import type { Marker } from "#lib/domain/answer.ts";
import { readMarker } from "./read-marker.ts";

/** Says what the full-width brackets of `tellBracketsApart` are. */
export const BRACKETS_NOTE = "［ ］: a bracket of the article itself, not the number of a source.";

const BRACKET = /\[[^[\]\n]{1,80}\]/gu;

/**
 * An answer for where a marker cannot be told from other text by its look: brackets that are no markers, and have the
 * number of one of the `sources`, become full-width ones. `own` is true where there were any.
 */
export function tellBracketsApart(
  text: string,
  markers: readonly Marker[],
  sources: number,
): { text: string; own: boolean } {
  const starts = new Set(markers.map(({ span }) => span[0]));
  let own = false;
  const told = text.replaceAll(BRACKET, (bracketed, at: number) => {
    const inner = bracketed.slice(1, -1);
    if (starts.has(at) || !readMarker(inner, sources)?.some((n) => n >= 1 && n <= sources)) return bracketed;
    own = true;
    return `［${inner}］`;
  });
  return { text: told, own };
}
