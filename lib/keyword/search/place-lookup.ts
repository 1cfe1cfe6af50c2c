import type { Places } from "#lib/search/search-results.ts";
import { findIn, startOf } from "#lib/search/uint-array.ts";
import { firstPassageEntry, firstPlaceOf, type KeywordIndex } from "../keyword-index.ts";
import type { LivingSegment } from "../living-segment.ts";
import { unpackPlaces } from "../packed-places.ts";
import type { TermLookup } from "./term-lookup.ts";

/** Looks up where in a passage the terms of a question stand. */
export class PlaceLookup {
  readonly #segments: readonly LivingSegment[];
  readonly #terms: TermLookup;

  constructor(segments: readonly LivingSegment[], terms: TermLookup) {
    this.#segments = segments;
    this.#terms = terms;
  }

  /** For each term, in order, its places in the passage at a position. */
  places(position: number, terms: readonly string[]): Places[] {
    const at = this.#segments.findLastIndex(({ firstPosition }) => firstPosition <= position);
    const segment = this.#segments[at];
    if (segment === undefined) return terms.map(() => undefined);
    const { index, firstPosition } = segment;
    const article = startOf(index.articleStart, position - firstPosition);
    const offset = position - firstPosition - (index.articleStart[article] as number);
    return terms.map((term) => {
      const found = this.#terms.find(term);
      if (found === undefined) return undefined;
      const entry = findIn(index.entryArticle, article, found.from[at] as number, found.to[at] as number);
      return entry === -1 ? undefined : placesIn(index, entry, offset);
    });
  }
}

/** `offset`: of the passage in its article. */
function placesIn(index: KeywordIndex, entry: number, offset: number): Places {
  const start = firstPassageEntry(index, entry);
  const end = start + (index.entryPassages[entry] as number);
  for (let passage = start; passage < end; passage++) {
    if (index.passageOffset[passage] !== offset) continue;
    return unpackPlaces(index.places, firstPlaceOf(index, entry, passage));
  }
  return undefined;
}
