import { type DateMention, findDates } from "#lib/text/dates.ts";
import { findNames, type NameMention } from "#lib/text/names.ts";
import { findNumbers, type NumberMention } from "#lib/text/numbers.ts";
import { findQuotations } from "#lib/text/quotations.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";
import { quotedParts } from "./normalize-quotation.ts";

/** What a sentence of an answer says that can be held against a source. */
export type ClaimFacts = {
  text: string;
  /** Its content words in order, as terms and as written. */
  content: readonly { term: string; word: string }[];
  numbers: readonly NumberMention[];
  dates: readonly DateMention[];
  names: readonly NameMention[];
  quotations: readonly { what: string; parts: readonly string[] }[];
};

/** `form`: in a heading, words may have their capitals from that alone. */
export function readClaim(text: string, form: "text" | "heading" = "text"): ClaimFacts {
  const dates = findDates(text);
  return {
    text,
    content: tokenize(text)
      .filter((token) => !isFunctionWord(token.word))
      .map(({ term, word }) => ({ term, word })),
    numbers: findNumbers(
      text,
      dates.map(({ start, end }) => [start, end] as const),
    ),
    dates,
    names: findNames(text, form),
    quotations: findQuotations(text)
      .map((quotation) => text.slice(...quotation.inner))
      .map((what) => ({ what, parts: quotedParts(what) }))
      .filter(({ parts }) => parts.length > 0),
  };
}
