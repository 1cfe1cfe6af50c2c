import { holdsParts, normalizeQuoted, quotedParts } from "#lib/citations/normalize-quotation.ts";
import type { Span } from "#lib/schema/passage.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { sentences } from "#lib/text/sentences.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";

export type FoundQuotation = {
  source: Retrieved;
  /** Whole sentences: offsets within the passage. */
  span: Span;
  /** True for the nearest sentence, where the words themselves stand nowhere. */
  replaced: boolean;
};

export type QuotationFinder = {
  /**
   * The sentences in which the words stand, in the named passage or else in the others; or else the named passage's
   * nearest sentence; undefined when that has too little in common with them, or when the words say too little to be
   * looked for.
   *
   * @param named the passage that the words are said to stand in, if there is one
   * @param others where else they may stand
   */
  find(words: string, named: Retrieved | undefined, others: readonly Retrieved[]): FoundQuotation | undefined;
};

/** A quotation runs over at most so many sentences; of a longer one the first are looked for. */
const MAX_SENTENCES = 3;
/** A single word that says something stands in many sentences, and picks out none. */
const MIN_CONTENT_WORDS = 2;
/** The nearest sentence holds at least this share of the words' idf mass. */
const NEAR = 0.5;

type Read = { sentences: { span: Span; terms: ReadonlySet<string> }[]; runs: { span: Span; text: string }[] };

/**
 * Finds what a model says it quotes. Differences of white space, quotation marks, dashes and omissions are forgiven,
 * because the article's own words are taken in their place; and always whole sentences, because a clause cut out of
 * "she denied that …" says the opposite.
 */
export function createQuotationFinder(passages: readonly Retrieved[]): QuotationFinder {
  const known = new Map<Retrieved, Read>();
  const read = (source: Retrieved): Read => {
    const before = known.get(source) ?? readPassage(source);
    known.set(source, before);
    return before;
  };
  let frequencies: { of: ReadonlyMap<string, number>; sentences: number } | undefined;
  const idf = (term: string): number => {
    frequencies ??= countTerms(passages.map(read));
    return Math.log(1 + frequencies.sentences / (frequencies.of.get(term) ?? 0.5));
  };

  return {
    find(words, named, others) {
      const tokens = tokenize(words).filter(({ word }) => !isFunctionWord(word));
      if (tokens.length < MIN_CONTENT_WORDS) return undefined;
      const quoted = sentences(words).slice(0, MAX_SENTENCES).at(-1);
      const parts = quotedParts(words.slice(0, quoted?.end));
      for (const source of named === undefined ? others : [named, ...others]) {
        const run = read(source).runs.find(({ text }) => holdsParts(text, parts));
        if (run !== undefined) return { source, span: run.span, replaced: false };
      }
      if (named === undefined) return undefined;
      const weights = new Map(tokens.map(({ term }) => [term, idf(term)]));
      const span = nearest(weights, read(named));
      return span === undefined ? undefined : { source: named, span, replaced: true };
    },
  };
}

function readPassage({ passage }: Retrieved): Read {
  const all = sentences(passage.text);
  const runs = Array.from({ length: MAX_SENTENCES }, (_, more) =>
    all.flatMap(({ start }, index) => {
      const last = all[index + more];
      if (last === undefined) return [];
      return [
        { span: [start, last.end] as const, text: normalizeQuoted(passage.text.slice(start, last.end)) },
      ];
    }),
  );
  return {
    sentences: all.map(({ start, end, text }) => ({
      span: [start, end],
      terms: new Set(tokenize(text).map(({ term }) => term)),
    })),
    // Shortest first.
    runs: runs.flat(),
  };
}

function countTerms(read: readonly Read[]): { of: ReadonlyMap<string, number>; sentences: number } {
  const of = new Map<string, number>();
  const all = read.flatMap((one) => one.sentences);
  for (const { terms } of all) for (const term of terms) of.set(term, (of.get(term) ?? 0) + 1);
  return { of, sentences: all.length };
}

function nearest(weights: ReadonlyMap<string, number>, { sentences: all }: Read): Span | undefined {
  const mass = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let best: Span | undefined;
  let bestShare = NEAR;
  for (const { span, terms } of all) {
    const shared = [...weights].filter(([term]) => terms.has(term));
    const share = shared.reduce((sum, [, weight]) => sum + weight, 0) / mass;
    if (
      shared.length >= MIN_CONTENT_WORDS &&
      share >= bestShare &&
      (best === undefined || share > bestShare)
    ) {
      best = span;
      bestShare = share;
    }
  }
  return best;
}
