import {
  ARTICLE_BM25,
  type Bm25,
  inverseDocumentFrequency,
  lengthNorm,
  PASSAGE_BM25,
  saturation,
} from "#lib/store/keyword/bm25.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import type { IndexedText } from "./contents-file.ts";

type Occurrence = { text: number; frequency: number };

/** Texts of one kind: how long each is, and where the terms asked for stand. */
class Level {
  readonly bm25: Bm25;
  readonly lengths: number[] = [];
  readonly #postings: Map<string, Occurrence[]>;
  #total = 0;

  constructor(bm25: Bm25, terms: ReadonlySet<string>) {
    this.bm25 = bm25;
    this.#postings = new Map([...terms].map((term) => [term, []]));
  }

  add(text: string, title: readonly string[]): void {
    const terms = indexTerms(text);
    for (let i = 0; i < this.bm25.titleWeight; i++) terms.push(...title);
    const counts = new Map<string, number>();
    for (const term of terms) {
      if (this.#postings.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    for (const [term, frequency] of counts) {
      this.#postings.get(term)?.push({ text: this.lengths.length, frequency });
    }
    this.lengths.push(terms.length);
    this.#total += terms.length;
  }

  /** Adds to each text's score what the query's terms give it. */
  score(query: ReadonlyMap<string, number>): Float64Array {
    const scores = new Float64Array(this.lengths.length);
    const average = this.#total / Math.max(1, this.lengths.length);
    for (const [term, weight] of query) {
      const postings = this.#postings.get(term) ?? [];
      const idf = weight * inverseDocumentFrequency(this.lengths.length, postings.length);
      for (const { text, frequency } of postings) {
        const norm = lengthNorm(this.bm25, this.lengths[text] ?? 0, average);
        scores[text] = (scores[text] as number) + idf * saturation(this.bm25, frequency, norm);
      }
    }
    return scores;
  }
}

/**
 * Keyword search as plain as its formula: every passage that has a word of the question is scored. Knows only the terms
 * of the questions that it was made for.
 */
export class ExhaustiveKeywords {
  readonly #passages: Level;
  readonly #articles: Level;
  readonly #ids: string[] = [];
  readonly #articleOf: number[] = [];

  constructor(questions: readonly string[]) {
    const terms = new Set(questions.flatMap(indexTerms));
    this.#passages = new Level(PASSAGE_BM25, terms);
    this.#articles = new Level(ARTICLE_BM25, terms);
  }

  add({ title, text, passages }: IndexedText): void {
    const titleTerms = indexTerms(title);
    for (const { id, text } of passages) {
      this.#ids.push(id);
      this.#articleOf.push(this.#articles.lengths.length);
      this.#passages.add(text, titleTerms);
    }
    this.#articles.add(text, titleTerms);
  }

  /** Scores by passage id, > 0: of the best `limit`, and of all that score as the last of them. */
  search(question: string, limit: number): Map<string, number> {
    const query = new Map<string, number>();
    for (const term of indexTerms(question)) query.set(term, (query.get(term) ?? 0) + 1);
    const own = this.#passages.score(query);
    const ofArticle = this.#articles.score(query);
    const scored = this.#ids.flatMap((id, i) => {
      const score = own[i] as number;
      return score === 0 ? [] : [{ id, score: score + (ofArticle[this.#articleOf[i] ?? 0] as number) }];
    });
    scored.sort((a, b) => b.score - a.score);
    const last = scored[limit - 1]?.score ?? 0;
    return new Map(
      scored.filter(({ score }) => score >= last - tolerance(last)).map(({ id, score }) => [id, score]),
    );
  }
}

/** Sums in another order differ in their last digits. */
export function tolerance(score: number): number {
  return 1e-9 * Math.max(1, Math.abs(score));
}

/** Whether a ranking is the exhaustive one: at every place a passage that scores, exhaustively, what belongs there. */
export function isSameRanking(
  found: readonly { passageId: string }[],
  exhaustive: ReadonlyMap<string, number>,
  limit: number,
): boolean {
  const expected = [...exhaustive.values()].slice(0, limit);
  return (
    new Set(found.map(({ passageId }) => passageId)).size === expected.length &&
    expected.every((score, place) => {
      const other = exhaustive.get(found[place]?.passageId ?? "");
      return other !== undefined && Math.abs(other - score) <= tolerance(score);
    })
  );
}
