import { foldWord, isStopWord, termOf } from "#lib/text/tokens.ts";
import { WordReader } from "#lib/text/word-reader.ts";

/** What the index knows a word as. */
type WordEntry = {
  /** −1 for a stop word. */
  term: number;
  /** Number of its written form, or −1 when it is no word of letters alone. */
  word: number;
};

/** Terms of a text in order, and the words they were written as, by number. */
export type TermList = { terms: number[]; words: number[] };

/** The same with what is needed to cut the list at passage bounds. */
export type NumberedText = TermList & { starts: number[]; ends: number[] };

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
    const read: NumberedText = { terms: [], words: [], starts: [], ends: [] };
    const { count, numbers, starts, ends, entries } = this.#reader.read(text);
    for (let i = 0; i < count; i++) {
      const { term, word } = entries[numbers[i] as number] as WordEntry;
      if (term === -1) continue;
      read.terms.push(term);
      read.words.push(word);
      read.starts.push(starts[i] as number);
      read.ends.push(ends[i] as number);
    }
    return read;
  }

  #entryOf(written: string): WordEntry {
    if (isStopWord(written)) return { term: -1, word: -1 };
    const folded = foldWord(written);
    return {
      term: numberOf(this.#termNumbers, termOf(written)),
      word: /^\p{L}+$/u.test(folded) ? numberOf(this.#wordNumbers, folded) : -1,
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
  const from = firstAtLeast(article.ends, start + 1);
  const to = firstAtLeast(article.starts, end);
  if (from < to && ((article.starts[from] ?? 0) < start || (article.ends[to - 1] ?? 0) > end))
    return undefined;
  return { terms: article.terms.slice(from, to), words: article.words.slice(from, to) };
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
