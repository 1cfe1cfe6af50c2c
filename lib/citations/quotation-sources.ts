import type { Retrieved } from "#lib/schema/retrieval.ts";
import { findQuotations } from "#lib/text/quotations.ts";
import { sentences } from "#lib/text/sentences.ts";
import { holdsParts, normalizeQuoted, quotedParts } from "./normalize-quotation.ts";

/** What may be quoted, from all passages that an answer may rest on. */
export type QuotationSources = {
  /** True when the words stand in one passage or title as they are quoted; true for no words at all. */
  stand(words: string): boolean;
  /** True when the text, marks included, stands in a passage byte for byte. */
  standInPlace(text: string): boolean;
  /** The end of a source sentence with an unbalanced quotation mark that covers position `at` of the text, if any. */
  unbalancedSentenceEnd(text: string, at: number): number | undefined;
  /** True when a source sentence ends where the text ends, and begins at or before `at`. */
  endsWithSentence(text: string, at: number): boolean;
};

/** Reads the passages when the first quotation comes, not before the first word of the answer. */
export function readQuotationSources(passages: readonly Retrieved[]): QuotationSources {
  const quotable = once(() =>
    passages.flatMap(({ passage, article }) =>
      [article.title, ...quotableTexts(passage.text, article.wording)].map(normalizeQuoted),
    ),
  );
  const all = once(() => [
    ...new Set(passages.flatMap(({ passage }) => sentences(passage.text).map((sentence) => sentence.text))),
  ]);
  const unbalanced = once(() =>
    all().filter((sentence) => findQuotations(sentence).some((quotation) => !quotation.closed)),
  );
  return {
    stand(words) {
      const parts = quotedParts(words);
      return parts.length === 0 || quotable().some((text) => holdsParts(text, parts));
    },
    standInPlace: (text) => passages.some(({ passage }) => passage.text.includes(text)),
    unbalancedSentenceEnd(text, at) {
      for (const sentence of unbalanced()) {
        const start = text.indexOf(sentence, Math.max(0, at - sentence.length + 1));
        if (start >= 0 && start <= at) return start + sentence.length;
      }
      return undefined;
    },
    endsWithSentence: (text, at) =>
      all().some((sentence) => text.length - sentence.length <= at && text.endsWith(sentence)),
  };
}

/** A summary's words are ours, not the outlet's: only what it quotes itself may be quoted. */
export function quotableTexts(text: string, wording: "original" | "summary"): string[] {
  if (wording === "original") return [text];
  return findQuotations(text).map((quotation) => text.slice(...quotation.inner));
}

function once<T>(read: () => T): () => T {
  let value: { done: T } | undefined;
  return () => {
    value ??= { done: read() };
    return value.done;
  };
}
