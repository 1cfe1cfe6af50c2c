import { CounterpointError } from "#lib/errors.ts";
import type { Article } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { Manifest, MatchOptions, SearchOptions } from "./passage-store.ts";

/** What a driver checks before it touches anything, so that a refusal changes nothing. All throw `bad-input`. */

/** Passages belong to the article, have ids of their own, and are cut out of its text exactly. */
export function checkArticle(article: Article, passages: readonly Passage[]): void {
  const where = `Article ${article.id} (${article.path})`;
  if (article.id === "") throw bad("An article has no id.");
  if (!article.text.isWellFormed()) throw bad(`${where} has half a character in its text.`);
  const ids = new Set<string>();
  for (const { id, articleId, start, end, text } of passages) {
    if (articleId !== article.id) throw bad(`${where} was given passage ${id} of article ${articleId}.`);
    if (ids.has(id)) throw bad(`${where} has passage ${id} twice.`);
    ids.add(id);
    if (!(start >= 0 && end > start) || article.text.slice(start, end) !== text) {
      throw bad(`${where} does not have the text of passage ${id} at ${start} to ${end}.`);
    }
  }
}

/** Vectors of one length, of finite numbers. `dimensions`: what is known of the embedder already. */
export function checkVectors(
  vectors: readonly { passageId: string; vector: Float32Array }[],
  dimensions: number | undefined,
): void {
  const expected = dimensions ?? vectors[0]?.vector.length;
  for (const { passageId, vector } of vectors) {
    if (vector.length === 0 || vector.length !== expected) {
      throw bad(`The vector of passage ${passageId} has ${vector.length} dimensions instead of ${expected}.`);
    }
    if (!vector.every(Number.isFinite)) {
      throw bad(`The vector of passage ${passageId} holds something that is no finite number.`);
    }
  }
}

export function checkQueryVector(vector: Float32Array, embedder: Manifest["embedder"]): void {
  if (vector.length !== embedder.dimensions) {
    throw new CounterpointError(
      "index-mismatch",
      `The question's vector has ${vector.length} dimensions, those of the index (${embedder.id}) ${embedder.dimensions}.`,
      { hint: "Run: npm run ingest" },
    );
  }
  if (!vector.every(Number.isFinite)) {
    throw bad("The question's vector holds something that is no finite number.");
  }
}

export function checkLimit({ limit }: SearchOptions): void {
  if (!Number.isInteger(limit) || limit < 1) throw bad(`A search cannot be limited to ${limit} hits.`);
}

export function checkMatch(options: MatchOptions): void {
  checkLimit(options);
  if (options.similar !== undefined && options.passageIds === undefined) {
    throw bad("Similar terms are counted within given passages only.");
  }
}

/** What `publish` refuses: passages without a vector of the embedder. */
export function missingVectorsError(missing: number, embedderId: string): CounterpointError {
  return new CounterpointError(
    "index-mismatch",
    `${missing} ${missing === 1 ? "passage has" : "passages have"} no vector of the embedder ${embedderId}, so the index cannot be published.`,
    { hint: "Run: npm run ingest" },
  );
}

export function bad(message: string): CounterpointError {
  return new CounterpointError("bad-input", message);
}
