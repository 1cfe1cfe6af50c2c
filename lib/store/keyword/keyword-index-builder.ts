import { ARTICLE_BM25, PASSAGE_BM25 } from "./bm25.ts";
import { type ForwardPostings, forwardPostings } from "./forward-postings.ts";
import { GrowingArray } from "./growing-array.ts";
import { invertPostings } from "./invert-postings.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import { cutText, type TermList, WordTable } from "./word-table.ts";

const MAX_FREQUENCY = 65_535;

/** Collects articles in the order of their numbers; the result is the same on every machine. */
export class KeywordIndexBuilder {
  readonly #table = new WordTable();
  readonly #articles = forwardPostings();
  readonly #passages = forwardPostings();
  readonly #articleStart = new GrowingArray((length) => new Uint32Array(length));
  /** For each article its words, and in how many of its passages they stand. */
  readonly #articleWords = forwardPostings({ wide: true });
  /** Passages of the article at hand, by word; zero between articles. */
  #wordPassages = new Uint32Array(1024);
  /** The last passage that each word was counted for, plus one. */
  #wordSeen = new Uint32Array(1024);
  /** Frequencies of the text at hand, by term; zero between texts. */
  #counts = new Uint32Array(1024);
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
    const inPassages: number[] = [];
    const words: number[] = [];
    const mark = this.#articleStart.length;
    for (const text of texts) {
      this.#countWords(text, title, words);
      for (const term of this.#append(this.#passages, text, title, PASSAGE_BM25.titleWeight)) {
        if (this.#termSeen[term] === mark) continue;
        this.#termSeen[term] = mark;
        inPassages.push(term);
      }
    }
    this.#append(this.#articles, whole, title, ARTICLE_BM25.titleWeight, inPassages);
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
      articleWords: this.#articleWords,
      articleStart: this.#articleStart.view().slice(),
    });
  }

  /** `also`: different terms, to be listed even when the text lacks them. Returns the terms listed. */
  #append(
    level: ForwardPostings,
    text: TermList,
    title: TermList,
    titleWeight: number,
    also: readonly number[] = [],
  ): readonly number[] {
    const counts = this.#counts;
    const found: number[] = [];
    const count = (terms: readonly number[], weight: number) => {
      for (const term of terms) {
        const before = counts[term] as number;
        if (before === 0) found.push(term);
        counts[term] = before + weight;
      }
    };
    count(text.terms, 1);
    count(title.terms, titleWeight);
    for (const term of also) if (counts[term] === 0) found.push(term);
    level.start.push(level.term.length);
    level.length.push(text.terms.length + titleWeight * title.terms.length);
    for (const term of found) {
      level.term.push(term);
      level.frequency.push(Math.min(counts[term] as number, MAX_FREQUENCY));
      counts[term] = 0;
    }
    return found;
  }

  /** Adds what the passage has to `#wordPassages`, and words that are new to the article to `found`. */
  #countWords(text: TermList, title: TermList, found: number[]): void {
    const mark = this.#passages.length.length + 1;
    for (const words of [text.words, title.words]) {
      for (const word of words) {
        if (word === -1 || this.#wordSeen[word] === mark) continue;
        this.#wordSeen[word] = mark;
        const passages = this.#wordPassages[word] as number;
        if (passages === 0) found.push(word);
        this.#wordPassages[word] = passages + 1;
      }
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
    this.#termSeen = roomFor(this.#termSeen, this.#table.termCount);
    this.#wordSeen = roomFor(this.#wordSeen, this.#table.wordCount);
    this.#wordPassages = roomFor(this.#wordPassages, this.#table.wordCount);
  }
}

type Span = { start: number; end: number };

function roomFor(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const larger = new Uint32Array(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
}
