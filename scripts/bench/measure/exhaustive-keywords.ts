import {
  ARTICLE_BM25,
  type Bm25,
  inverseDocumentFrequency,
  lengthNorm,
  PASSAGE_BM25,
  saturation,
} from "#lib/keyword/bm25.ts";
import { TopHits } from "#lib/search/top-hits.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import type { IndexedText } from "../corpus/contents-file.ts";

/** Where a term stands, and how often, side by side: as objects they would fill the memory. */
type Postings = { texts: number[]; frequencies: number[] };

/** Texts of one kind: how long each is, and where the terms asked for stand. */
class Level {
  readonly bm25: Bm25;
  readonly lengths: number[] = [];
  readonly #postings: Map<string, Postings>;
  #total = 0;

  constructor(bm25: Bm25, terms: ReadonlySet<string>) {
    this.bm25 = bm25;
    this.#postings = new Map([...terms].map((term) => [term, { texts: [], frequencies: [] }]));
  }

  add(text: string, title: readonly string[]): void {
    const terms = indexTerms(text);
    for (let i = 0; i < this.bm25.titleWeight; i++) terms.push(...title);
    const counts = new Map<string, number>();
    for (const term of terms) {
      if (this.#postings.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    for (const [term, frequency] of counts) {
      const postings = this.#postings.get(term);
      postings?.texts.push(this.lengths.length);
      postings?.frequencies.push(frequency);
    }
    this.lengths.push(terms.length);
    this.#total += terms.length;
  }

  /** Adds to each text's score what the query's terms give it. */
  score(query: ReadonlyMap<string, number>): Float64Array {
    const scores = new Float64Array(this.lengths.length);
    const average = this.#total / Math.max(1, this.lengths.length);
    for (const [term, weight] of query) {
      const { texts, frequencies } = this.#postings.get(term) ?? { texts: [], frequencies: [] };
      const idf = weight * inverseDocumentFrequency(this.lengths.length, texts.length);
      for (const [i, text] of texts.entries()) {
        const norm = lengthNorm(this.bm25, this.lengths[text] as number, average);
        const gain = saturation(this.bm25, frequencies[i] as number, norm);
        scores[text] = (scores[text] as number) + idf * gain;
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
    const ofArticle = this.#articles.score(query);
    const top = new TopHits(limit, (a, b) => a - b);
    const scores = this.#passages.score(query).map((own, i) => {
      const score = own === 0 ? 0 : own + (ofArticle[this.#articleOf[i] as number] as number);
      if (score > 0) top.offer(i, score);
      return score;
    });
    const best = top.sorted();
    const last = best.length < limit ? 0 : (best.at(-1)?.score ?? 0);
    const found = Array.from(scores.keys()).filter((i) => {
      const score = scores[i] as number;
      return score > 0 && score >= last - tolerance(last);
    });
    found.sort((a, b) => (scores[b] as number) - (scores[a] as number));
    return new Map(found.map((i) => [this.#ids[i] as string, scores[i] as number]));
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
