import { findIn } from "#lib/search/uint-array.ts";
import { passageFrequencyOf } from "../keyword-index.ts";
import type { LivingSegment } from "../living-segment.ts";
import { findWord } from "../sorted-words.ts";

/** Where a term stands, and in how many living texts. */
export type FoundTerm = {
  /** Its entries in each segment: `from[i]` up to `to[i]` of segment i. */
  from: readonly number[];
  to: readonly number[];
  /** How many entries that are in all. */
  entries: number;
  /** The segments' `termBound`; 0 where the term is not. */
  bounds: readonly number[];
  /** Living articles, and living passages. */
  articles: number;
  passages: number;
};

/** Bounds the memory of terms looked up. */
const REMEMBERED = 20_000;

/** Looks terms up in all segments, and remembers what it found. */
export class TermLookup {
  readonly #segments: readonly LivingSegment[];
  readonly #found = new Map<string, FoundTerm | undefined>();

  constructor(segments: readonly LivingSegment[]) {
    this.#segments = segments;
  }

  /** Undefined for a term that no living text has. */
  find(term: string): FoundTerm | undefined {
    if (this.#found.has(term)) return this.#found.get(term);
    if (this.#found.size >= REMEMBERED) this.#found.clear();
    const found = this.#lookUp(term);
    this.#found.set(term, found);
    return found;
  }

  #lookUp(term: string): FoundTerm | undefined {
    const from: number[] = [];
    const to: number[] = [];
    const bounds: number[] = [];
    let entries = 0;
    let articles = 0;
    let passages = 0;
    for (const segment of this.#segments) {
      const { index } = segment;
      const number = findWord(index.terms, term);
      const first = number === -1 ? 0 : (index.entryStart[number] as number);
      const end = number === -1 ? 0 : (index.entryStart[number + 1] as number);
      from.push(first);
      to.push(end);
      bounds.push(number === -1 ? 0 : (index.termBound[number] as number));
      entries += end - first;
      if (number === -1) continue;
      const gone = ofTheDead(segment, first, end);
      articles += (index.articleFrequency[number] as number) - gone.articles;
      passages += passageFrequencyOf(index, number) - gone.passages;
    }
    return articles === 0 && passages === 0 ? undefined : { from, to, bounds, entries, articles, passages };
  }
}

/** How many dead articles, and passages of such, the entries `from` up to `to` count. */
function ofTheDead({ index, dead, isDead }: LivingSegment, from: number, to: number) {
  const gone = { articles: 0, passages: 0 };
  const count = (entry: number) => {
    if (index.entryFrequency[entry] !== 0) gone.articles++;
    gone.passages += index.entryPassages[entry] as number;
  };
  // Whichever is shorter: each of the dead looked up among the entries, or the entries read through.
  if (dead.length * Math.log2(to - from + 1) < to - from) {
    for (const article of dead) {
      const entry = findIn(index.entryArticle, article, from, to);
      if (entry !== -1) count(entry);
    }
  } else if (dead.length > 0) {
    for (let entry = from; entry < to; entry++) {
      if (isDead[index.entryArticle[entry] as number] === 1) count(entry);
    }
  }
  return gone;
}
