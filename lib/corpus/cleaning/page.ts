import { isCompleteSentence } from "#lib/text/sentences.ts";
import { utf16Codes } from "#lib/text/utf16-codes.ts";

/** One line of a scraped page: usually a paragraph, a heading, or a piece of the page around the article. */
export type PageLine = {
  /** Trimmed, single spaces, never empty. */
  text: string;
  /** How many words: counted once, because most rules ask. */
  words: number;
  /** True when an empty line stood before it. */
  startsBlock: boolean;
};

/** What is left of a page at some step of its cleaning, and what is known about the article. */
export type Page = {
  lines: readonly PageLine[];
  title: string | undefined;
  outletName: string | undefined;
  authors: readonly string[];
};

/** `keep`: what stays of the line; without it the whole line goes. */
export type Cut = { line: number; keep?: string };

/**
 * Finds one kind of text that isn't the article's. A rule needs strong evidence, since a lost sentence is worse than a
 * line too many: fixed wording of page furniture, a repetition, or a place that only such text has.
 */
export type CleaningRule = { name: string; find(page: Page): Cut[] };

/** The lines from `start` up to `end`, exclusive. */
export function cutRange(start: number, end: number): Cut[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => ({ line: start + i }));
}

export function pageLine(text: string, startsBlock: boolean): PageLine {
  return { text, words: countWords(text), startsBlock };
}

/** Of a text with single spaces. */
export function countWords(text: string): number {
  const codes = utf16Codes(text);
  let words = text === "" ? 0 : 1;
  for (let i = 0; i < codes.length; i++) if (codes[i] === 32) words++;
  return words;
}

/** Prose: a complete sentence that is longer than a label. */
export function isParagraph({ text, words }: PageLine): boolean {
  return words >= 12 && isCompleteSentence(text) && !text.endsWith("?");
}

const REPORTED = /\b(?:said|says?|told|tells|according|reported|argue[sd]?|asked)\b/i;

/** True when somebody is being quoted or reported: what looks like the page's own words is then the article's. */
export function isReported(text: string): boolean {
  return REPORTED.test(text);
}

/** Everything but white space and the punctuation of ASCII, Latin-1 and the General Punctuation block. */
const PLAIN_WORD = /[^\s!-/:-@[-`{-~\u00A0-\u00BF\u2010-\u205E]+/g;

/** Lower-case words without punctuation, for comparisons in which quotation marks and brackets do not count. */
export function plainWords(text: string): string[] {
  return text.toLowerCase().match(PLAIN_WORD) ?? [];
}
