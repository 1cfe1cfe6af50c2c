import type { Span } from "#lib/schema/passage.ts";
import { fullName } from "./full-name.ts";
import { findNames } from "./names.ts";
import { MASK } from "./quotation-mask.ts";
import { maskedWords, type Scene } from "./scene.ts";
import { isBody } from "./speaking-nouns.ts";

/** The people named, with two names at least, from one sentence up to a place behind it. */
export function peopleBetween(first: Scene, [from]: Span, last: Scene, to: number): string[] {
  const words =
    first.paragraph[0] === last.paragraph[0]
      ? maskedWords(first, [from, to])
      : `${maskedWords(first, [from, first.paragraph[1]])}\n${last.text.slice(first.paragraph[1], last.paragraph[0])}${maskedWords(last, [last.paragraph[0], to])}`;
  return peopleIn(first.text, words);
}

/** The people named in masked words, with the fullest names that the text has. */
export function peopleIn(text: string, masked: string): string[] {
  return findNames(masked.replaceAll(MASK, " "))
    .map((name) => fullName(text, name.text))
    .filter(isPerson);
}

/** A name of two words and more that is no body's. */
export function isPerson(name: string): boolean {
  return (
    /^\p{L}+\.? \p{L}/u.test(name) &&
    !/ (?:of|for|and) /u.test(name) &&
    !name.split(" ").some((word) => isBody(word))
  );
}
