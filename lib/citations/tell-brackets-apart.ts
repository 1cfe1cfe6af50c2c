import type { Marker } from "#lib/schema/answer.ts";
import { readMarker } from "./read-marker.ts";

/** Says what the full-width brackets of `tellBracketsApart` are. */
export const BRACKETS_NOTE = "［ ］: a bracket of the article itself, not the number of a source.";

/** No answer has so many sources; "[2019]" is a year. */
const MOST_SOURCES = 99;
const BRACKET = /\[[^[\]\n]{1,80}\]/gu;

/**
 * An answer for where a marker cannot be told from other text by its look: brackets that are no markers, and have the
 * number that a source could have, become full-width ones. `own` is true where there were any.
 */
export function tellBracketsApart(text: string, markers: readonly Marker[]): { text: string; own: boolean } {
  const starts = new Set(markers.map(({ span }) => span[0]));
  let own = false;
  const told = text.replaceAll(BRACKET, (bracketed, at: number) => {
    const inner = bracketed.slice(1, -1);
    if (starts.has(at) || !readMarker(inner, MOST_SOURCES)?.some((n) => n >= 1 && n <= MOST_SOURCES))
      return bracketed;
    own = true;
    return `［${inner}］`;
  });
  return { text: told, own };
}
