import { findDates } from "#lib/text/dates.ts";
import { baseTerm } from "#lib/text/irregular-forms.ts";
import { findNumbers } from "#lib/text/numbers.ts";
import { hasRelated } from "#lib/text/related-words.ts";
import { contentTokens, isFunctionWord, tokenize } from "#lib/text/tokens.ts";

const COUNTED = /\b(?:how many|(?:number|share|percentage|amount) of)\b/i;
/** A thousands comma or a decimal point ends no clause. */
const CLAUSE_ENDS = /[,:.](?!\d)|[;()—–]/g;

/**
 * Whether a sentence may give the figure that a question asks for: a number that is no date stands in one clause with
 * what is counted (or, where "how much", "how long" name nothing that is, with any word of the question but names), or
 * with a word used for it, unless not `related`. Which of them the number counts is not looked into: "340 workers lose their jobs" tells how many jobs are lost.
 */
export function givesFigure(question: string, sentence: string, { related = true } = {}): boolean {
  const wanted = countedTerms(question);
  const dates = findDates(sentence).map(({ start, end }) => [start, end] as const);
  return findNumbers(sentence, dates).some(({ start, end, weak }) => {
    if (weak) return false;
    const clause = sentence.slice(clauseStart(sentence, start), clauseEnd(sentence, end));
    const bases = new Set(tokenize(clause).map(({ term }) => baseTerm(term)));
    return wanted.some((term) => bases.has(baseTerm(term)) || (related && hasRelated(bases, term)));
  });
}

/** What is counted: the words behind "how many" as far as the next one of grammar; else all but names. */
function countedTerms(question: string): string[] {
  const isName = (word: string) => /^\p{Lu}/u.test(word);
  const counted = COUNTED.exec(question);
  const named: string[] = [];
  if (counted !== null) {
    for (const { word, term } of tokenize(question.slice(counted.index + counted[0].length))) {
      if (isFunctionWord(word)) break;
      if (!isName(word)) named.push(term);
    }
  }
  if (named.length > 0) return named;
  return contentTokens(question).flatMap(({ word, term }) => (isName(word) ? [] : [term]));
}

function clauseStart(sentence: string, before: number): number {
  return [...sentence.slice(0, before).matchAll(CLAUSE_ENDS)].at(-1)?.index ?? 0;
}

function clauseEnd(sentence: string, from: number): number {
  const end = sentence.slice(from).search(CLAUSE_ENDS);
  return end < 0 ? sentence.length : from + end;
}
