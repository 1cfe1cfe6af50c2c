import type { Span } from "#lib/schema/passage.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { type DateMention, type DateParts, dateParts, findDates } from "#lib/text/dates.ts";
import { findNames, initialsOf } from "#lib/text/names.ts";
import { findNumbers, type NumberMention } from "#lib/text/numbers.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { normalizeQuoted } from "./normalize-quotation.ts";
import { quotableTexts } from "./quotation-sources.ts";

/** What a sentence may cite, read once and then held against many sentences. */
export type PassageFacts = {
  source: Retrieved;
  /** Offsets within the passage. */
  sentences: readonly { span: Span; terms: ReadonlySet<string>; isHeading: boolean }[];
  /** Terms of title, outlet and authors: they count as cited text. */
  metadata: ReadonlySet<string>;
  /** Terms of everything that counts as cited text. */
  terms: ReadonlySet<string>;
  numbers: readonly NumberMention[];
  dates: readonly DateMention[];
  published: DateParts;
  /** Names written out, by their first letters. */
  initials: ReadonlySet<string>;
  /** Normalised texts within which quoted words must stand. */
  quotable: readonly string[];
  /** The whole article, where it is known. */
  articleText: string | undefined;
};

export function readPassage(source: Retrieved, articleText?: string): PassageFacts {
  const { passage, article } = source;
  const metadata = [article.title, article.outletName, ...article.authors].join(". ");
  const everything = `${metadata}.\n\n${passage.text}`;
  const offset = everything.length - passage.text.length;
  const tokens = tokenize(everything);
  const termsOf = (start: number, end: number) =>
    new Set(tokens.filter((token) => token.start >= start && token.end <= end).map((token) => token.term));
  const dates = findDates(everything);
  const names = findNames(everything, "text", tokens);
  return {
    source,
    sentences: sentences(passage.text).map(({ start, end, text }) => ({
      span: [start, end],
      isHeading: !isCompleteSentence(text),
      terms: termsOf(start + offset, end + offset),
    })),
    metadata: termsOf(0, offset),
    terms: new Set(tokens.map((token) => token.term)),
    numbers: findNumbers(
      everything,
      dates.map(({ start, end }) => [start, end] as const),
    ),
    dates,
    published: dateParts(article.publishedAt),
    initials: new Set(
      [article.outletName, ...names.map((name) => name.text)].map((text) => initialsOf({ text })),
    ),
    quotable: [article.title, ...quotableTexts(passage.text, article.wording)].map(normalizeQuoted),
    articleText,
  };
}
