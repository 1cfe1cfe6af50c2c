import { ARTICLE_BM25, PASSAGE_BM25 } from "../bm25.ts";
import { GrowingArray } from "../growing-array.ts";
import type { KeywordIndex } from "../keyword-index.ts";
import { PlacesPacker } from "../packed-places.ts";
import { type ForwardPostings, forwardPostings } from "./forward-postings.ts";
import { invertPostings } from "./invert-postings.ts";
import { cutText, type TermList, WordTable } from "./word-table.ts";

const MAX_FREQUENCY = 65_535;

/** Collects articles in the order of their numbers; the result is the same on every machine. */
export class KeywordIndexBuilder {
  readonly #table = new WordTable();
  readonly #articles = forwardPostings();
  readonly #passages = forwardPostings();
  /** For each of the passages' postings its places, and where they begin. */
  readonly #places = new PlacesPacker();
  readonly #placesStart = new GrowingArray((length) => new Uint32Array(length));
  readonly #articleStart = new GrowingArray((length) => new Uint32Array(length));
  /** For each article its words, and in how many of its passages they stand. */
  readonly #articleWords = forwardPostings({ wide: true });
  /** Passages of the article at hand, by word; zero between articles. */
  #wordPassages = new Uint32Array(1024);
  /** The last passage that each word was counted for, plus one. */
  #wordSeen = new Uint32Array(1024);
  /** Frequencies of the text at hand, by term; zero between texts. */
  #counts = new Uint32Array(1024);
  /** Of the passage at hand, by term: the first word that is it, counted from 1; zero between passages. */
  #firstOf = new Uint32Array(1024);
  /** By word of the passage: the next that is the same term, counted from 1. */
  #nextOf = new Uint32Array(1024);
  /** The last article that each term was found in a passage of, plus one. */
  #termSeen = new Uint32Array(1024);

  /** `passages` in the order of their positions. */
  add(article: { title: string; text: string; passages: readonly Span[] }): void {
    const title = this.#table.read(article.title);
    const whole = this.#table.read(article.text);
    const texts = article.passages.map(
      ({ start, end }) =>
        cutText(whole, article.text, start, end) ?? this.#table.read(article.text.slice(start, end)),
    );
    this.#makeRoom();
    this.#articleStart.push(this.#passages.length.length);
    const mark = this.#articleStart.length;
    const inPassages: number[] = [];
    const words: number[] = [];
    for (const text of texts) {
      const passage = this.#passages.length.length + 1;
      this.#countWords(text, passage, words);
      this.#countWords(title, passage, words);
      const found: number[] = [];
      this.#append(this.#passages, text, title, PASSAGE_BM25.titleWeight, found);
      this.#appendPlaces(text, found);
      for (const term of found) {
        if (this.#termSeen[term] === mark) continue;
        this.#termSeen[term] = mark;
        inPassages.push(term);
      }
    }
    this.#append(this.#articles, whole, title, ARTICLE_BM25.titleWeight, [], inPassages);
    this.#appendWords(words);
  }

  finish(): KeywordIndex {
    this.#articleStart.push(this.#passages.length.length);
    for (const level of [this.#articles, this.#passages, this.#articleWords]) {
      level.start.push(level.term.length);
    }
    return invertPostings({
      terms: this.#table.terms,
      words: this.#table.words,
      articles: this.#articles,
      passages: this.#passages,
      places: { packed: this.#places.view(), start: this.#placesStart.view() },
      articleWords: this.#articleWords,
      articleStart: this.#articleStart.view().slice(),
    });
  }

  /** `found`: where to put the terms listed; `also`: different terms, to be listed even when the text lacks them. */
  #append(
    level: ForwardPostings,
    text: TermList,
    title: TermList,
    titleWeight: number,
    found: number[],
    also: readonly number[] = [],
  ): void {
    const counts = this.#counts;
    count(counts, text, 1, found);
    count(counts, title, titleWeight, found);
    for (const term of also) if (counts[term] === 0) found.push(term);
    level.start.push(level.term.length);
    level.length.push(text.to - text.from + titleWeight * (title.to - title.from));
    for (const term of found) {
      level.term.push(term);
      level.frequency.push(Math.min(counts[term] as number, MAX_FREQUENCY));
      counts[term] = 0;
    }
  }

  /** `found`: the terms of the passage and its title, in the order of their postings. */
  #appendPlaces({ terms, places, from, to }: TermList, found: readonly number[]): void {
    if (to - from > this.#nextOf.length) this.#nextOf = new Uint32Array(2 * (to - from));
    const nextOf = this.#nextOf;
    const firstOf = this.#firstOf;
    let before = 0;
    for (let i = to - 1; i >= from; i--) {
      const place = places[i] as number;
      if (place === 0) continue;
      const term = terms[i] as number;
      nextOf[i - from] = firstOf[term] as number;
      firstOf[term] = i - from + 1;
      before = place - 1;
    }
    for (const term of found) {
      this.#placesStart.push(this.#places.length);
      for (let next = firstOf[term] as number; next > 0; next = nextOf[next - 1] as number) {
        this.#places.add((places[from + next - 1] as number) - before);
      }
      this.#places.endList();
      firstOf[term] = 0;
    }
  }

  /** Adds what the passage has to `#wordPassages`, and words that are new to the article to `found`. */
  #countWords({ words, from, to }: TermList, passage: number, found: number[]): void {
    const seen = this.#wordSeen;
    const passages = this.#wordPassages;
    for (let i = from; i < to; i++) {
      const word = words[i] as number;
      if (word === -1 || seen[word] === passage) continue;
      seen[word] = passage;
      const before = passages[word] as number;
      if (before === 0) found.push(word);
      passages[word] = before + 1;
    }
  }

  #appendWords(words: readonly number[]): void {
    const { term, frequency, start } = this.#articleWords;
    start.push(term.length);
    for (const word of words) {
      term.push(word);
      frequency.push(this.#wordPassages[word] as number);
      this.#wordPassages[word] = 0;
    }
  }

  #makeRoom(): void {
    this.#counts = roomFor(this.#counts, this.#table.termCount);
    this.#firstOf = roomFor(this.#firstOf, this.#table.termCount);
    this.#termSeen = roomFor(this.#termSeen, this.#table.termCount);
    this.#wordSeen = roomFor(this.#wordSeen, this.#table.wordCount);
    this.#wordPassages = roomFor(this.#wordPassages, this.#table.wordCount);
  }
}

type Span = { start: number; end: number };

/** Adds the terms to the counts, and those that were not counted yet to `found`. */
function count(counts: Uint32Array, { terms, from, to }: TermList, weight: number, found: number[]): void {
  for (let i = from; i < to; i++) {
    const term = terms[i] as number;
    const before = counts[term] as number;
    if (before === 0) found.push(term);
    counts[term] = before + weight;
  }
}

function roomFor(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const larger = new Uint32Array(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
}
