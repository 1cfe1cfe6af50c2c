import { placesBetween } from "#lib/text/content-places.ts";
import { foldWord, isFunctionWord, isStopWord, termOf } from "#lib/text/tokens.ts";
import { WordReader } from "#lib/text/word-reader.ts";

/** What the index knows a word as. */
type WordEntry = {
  /** −1 for a stop word. */
  term: number;
  /** Number of its written form, or −1 when it is no word of letters alone. */
  word: number;
  isFunction: boolean;
};

/** A text's terms in order, and the words they were written as, by number: items `from` up to `to` of the lists. */
export type TermList = {
  terms: readonly number[];
  words: readonly number[];
  /** As `contentPlaces` of the whole text; 0 for words that carry grammar only. */
  places: readonly number[];
  from: number;
  to: number;
};

/** The same with what is needed to cut the list at passage bounds. */
export type NumberedText = TermList & { starts: readonly number[]; ends: readonly number[] };

/** Gives terms and written words their numbers, by first appearance. */
export class WordTable {
  readonly #reader = new WordReader((word) => this.#entryOf(word));
  readonly #termNumbers = new Map<string, number>();
  readonly #wordNumbers = new Map<string, number>();

  get terms(): string[] {
    return [...this.#termNumbers.keys()];
  }

  get words(): string[] {
    return [...this.#wordNumbers.keys()];
  }

  get wordCount(): number {
    return this.#wordNumbers.size;
  }

  get termCount(): number {
    return this.#termNumbers.size;
  }

  /** Stop words are left out of the result. */
  read(text: string): NumberedText {
    const { count, entries, ...read } = this.#reader.read(text);
    const terms: number[] = [];
    const words: number[] = [];
    const places: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    let place = 0;
    let placedEnd = 0;
    for (let i = 0; i < count; i++) {
      const { term, word, isFunction } = entries[read.numbers[i] as number] as WordEntry;
      if (term === -1) continue;
      terms.push(term);
      words.push(word);
      const start = read.starts[i] as number;
      const end = read.ends[i] as number;
      starts.push(start);
      ends.push(end);
      if (!isFunction) {
        place += place === 0 ? 1 : placesBetween(text, placedEnd, start);
        placedEnd = end;
      }
      places.push(isFunction ? 0 : place);
    }
    return { terms, words, places, starts, ends, from: 0, to: terms.length };
  }

  #entryOf(written: string): WordEntry {
    if (isStopWord(written)) return { term: -1, word: -1, isFunction: true };
    const folded = foldWord(written);
    return {
      term: numberOf(this.#termNumbers, termOf(written)),
      word: /^\p{L}+$/u.test(folded) ? numberOf(this.#wordNumbers, folded) : -1,
      isFunction: isFunctionWord(written),
    };
  }
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

/**
 * The part of an article's terms that lies in one passage, without reading its text again. Undefined when a token
 * might look different seen alone: one that crosses a bound, or a bound that touches more than white space.
 */
export function cutText(
  article: NumberedText,
  text: string,
  start: number,
  end: number,
): TermList | undefined {
  const free = (at: number) => at < 0 || at >= text.length || /\s/.test(text.charAt(at));
  if (!free(start - 1) || !free(end)) return undefined;
  const from = firstAtLeast(article, article.ends, start + 1);
  const to = firstAtLeast(article, article.starts, end);
  if (from < to && ((article.starts[from] ?? 0) < start || (article.ends[to - 1] ?? 0) > end))
    return undefined;
  const { terms, words, places } = article;
  return { terms, words, places, from, to };
}

/** Among `sorted`, as far as the text reaches. */
function firstAtLeast({ from, to }: TermList, sorted: readonly number[], value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
