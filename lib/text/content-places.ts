import { isFunctionWord, tokenize } from "./tokens.ts";

/** What separates two sentences, or two paragraphs, from each other. */
const BREAK = /[.!?;:]["”’)]*\s|\n/;

/** The end of a sentence counts as so many words more, so that nothing of two sentences is ever near each other. */
export const SENTENCE_GAP = 8;

/**
 * Where the content words of a text stand: each term's places, ascending. Places count content words from 1; words that
 * carry grammar only (`isFunctionWord`) have none and count for nothing.
 */
export function contentPlaces(text: string): ReadonlyMap<string, readonly number[]> {
  const placesOf = new Map<string, number[]>();
  let place = 0;
  let last: number | undefined;
  for (const { term, word, start, end } of tokenize(text)) {
    if (isFunctionWord(word)) continue;
    place += last === undefined ? 1 : placesBetween(text, last, start);
    last = end;
    const places = placesOf.get(term);
    if (places === undefined) placesOf.set(term, [place]);
    else places.push(place);
  }
  return placesOf;
}

/** By how many places a content word is behind the one before it, which ends at `end`. */
export function placesBetween(text: string, end: number, start: number): number {
  // Most words are parted by one space.
  if (start - end < 2 && text[end] !== "\n") return 1;
  return BREAK.test(text.slice(end, start)) ? 1 + SENTENCE_GAP : 1;
}
