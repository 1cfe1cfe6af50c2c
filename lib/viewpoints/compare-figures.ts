import { findDates } from "#lib/text/dates.ts";
import { findNumbers } from "#lib/text/numbers.ts";
import { relatedTerms } from "#lib/text/related-words.ts";
import { isFunctionWord, type Token, tokenize } from "#lib/text/tokens.ts";

type Figure = { value: number; percent: boolean; unit: ReadonlySet<string> };

/** Figures this far apart, as a share of the larger, are not the same figure rounded. */
const APART = 0.05;
/** How many words after a number may name what it counts. */
const UNIT_WORDS = 3;
/** "The number of workers who lose their jobs is put at 360." */
const NUMBER_OF = /\b(?:number|total) of\b/gi;

/**
 * True when two sentences give figures of one kind (the words for what is counted are the same or used for one another)
 * that are over 5 % apart, and none that agree. That is no contradiction: most such pairs are roundings or different
 * quantities.
 */
export function haveDifferentFigures(a: string, b: string): boolean {
  let differ = false;
  for (const one of figuresOf(a)) {
    for (const other of figuresOf(b)) {
      if (one.percent !== other.percent || !sharesUnit(one, other)) continue;
      const largest = Math.max(Math.abs(one.value), Math.abs(other.value));
      if (Math.abs(one.value - other.value) <= APART * largest) return false;
      differ = true;
    }
  }
  return differ;
}

function figuresOf(sentence: string): Figure[] {
  const dates = findDates(sentence).map(({ start, end }) => [start, end] as const);
  return findNumbers(sentence, dates).flatMap((number): Figure[] => {
    const value = number.values[0];
    if (value === undefined || number.weak) return [];
    return [{ value, percent: number.percent, unit: unitOf(sentence, number) }];
  });
}

/** Terms of what is counted: right behind the number; or, where grammar or nothing follows it, behind "number of". */
function unitOf(sentence: string, { start, end }: { start: number; end: number }): Set<string> {
  const behind = sentence.slice(end, end + 60);
  const next = /^[\s-]/.test(behind) ? tokenize(behind)[0] : undefined;
  const before = sentence.slice(0, start);
  const numberOf = [...before.matchAll(NUMBER_OF)].at(-1);
  if (numberOf !== undefined && (next === undefined || isFunctionWord(next.word))) {
    const words = tokenize(before.slice(numberOf.index + numberOf[0].length));
    const ends = words.findIndex(({ word }) => isFunctionWord(word));
    return termsOf(ends < 0 ? words : words.slice(0, ends));
  }
  return termsOf(tokenize(behind).filter(({ word }) => !isFunctionWord(word)));
}

const termsOf = (words: readonly Token[]) => new Set(words.slice(0, UNIT_WORDS).map(({ term }) => term));

function sharesUnit(a: Figure, b: Figure): boolean {
  if (a.percent && b.percent && a.unit.size + b.unit.size === 0) return true;
  return [...a.unit].some(
    (term) => b.unit.has(term) || [...relatedTerms(term)].some((other) => b.unit.has(other)),
  );
}
