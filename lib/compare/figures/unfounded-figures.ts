import type { Retrieved } from "#lib/schema/retrieval.ts";
import { tokenize } from "#lib/text/tokens.ts";

/** The terms that may stand in a label or a reason if they begin with a digit: those of the question and of what is cited. */
export function knownFigures(question: string, sources: readonly Retrieved[]): ReadonlySet<string> {
  const texts = sources.flatMap(({ article, passage }) => [
    article.title,
    article.publishedAt ?? "",
    passage.text,
  ]);
  return new Set([question, ...texts].flatMap((text) => tokenize(text).map(({ term }) => term)));
}

/** The text without words that begin with a digit and are not known. */
export function withoutOtherFigures(text: string, known: ReadonlySet<string>): string {
  return tokenize(text)
    .filter(({ word, term }) => /^\d/.test(word) && !known.has(term))
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}
