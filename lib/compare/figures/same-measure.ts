import { baseTerm } from "#lib/text/irregular-forms.ts";
import { relatedTerms } from "#lib/text/related-words.ts";
import { isFunctionWord, type Token, tokenize } from "#lib/text/tokens.ts";
import { shareDeed } from "./opposed-deeds.ts";
import type { Figure } from "./read-figures.ts";

/** What a length may be, one kind a line. A plain length may go without its word; the others must be told by both. */
const DIMENSIONS = {
  length: /\b(?:long|length)\b/iu,
  width: /\b(?:wide|broad|width)\b/iu,
  depth: /\b(?:deep|depth)\b/iu,
  height: /\b(?:high|tall|height|altitude)\b/iu,
  age: /\b(?:old|aged|age)\b/iu,
  distance: /\b(?:from|away|off|distance)\b/iu,
};
/** What a body of people or things has, beside what becomes of them. */
const HAS =
  /\b(?:has|have|had|holds?|owns?|owned|employs?|employed|counts?|counted|runs?|operates?|numbers?|comprises?|contains?|shows?|houses?|seats?|carries|carried|there (?:are|were|is|was|have been|had been))\s(?:(?:about|some|around|only|just|over|under|more|less|fewer|than|at|least|most|up|to|now|still|already|also|nearly|almost|slightly|above|an?|the|total|of|as|many|estimated|roughly)\s)*$/iu;
const BECOMES =
  /(?<![\p{L}])(?:open|clos|cut|hir|send|sent|deploy|dispatch|add|buy|bought|sell|sold|build|built|destroy|kill|injur|arrest|join|leav|arriv|recruit|sack|fir(?:e|ed|ing)\b|approv|order|recall|rotat|need|lack|requir|want|seek|short of|plan|promis|train|los(?:e|t|ing|ses)\b|gain|spen[dt]|pay|paid|receiv|giv|gave|award|donat|borrow|owe)/iu;
const SPEAKER =
  /,\s[^,]*\b(?:said|says|say|told|reported|reports|according to)\b[^,]*$|^According to [^,]*,|^[^,.]{2,40}\b(?:said|says|say)\b(?:\sthat\b)?/u;
const OTHER_ONE =
  /(?<![\p{L}])(?:rival|other|another|opposing|neighbou?ring|second|former|previous|own)\s(?!\d|(?:of|than)\s)\p{L}/iu;
const SINGLE = /^(?:One|A single)\s\p{L}/u;
const QUALIFIERS =
  /(?:about|some|around|only|just|over|more than|at least|up to|nearly|almost|another|as many as|an estimated|roughly|in all|in total|,|\s)+/giu;
const PASSIVE =
  /^.{0,60}?\s(?:(?:was|were|is|are|been|be|being|got)\s(?:\p{Ll}+ly\s)?\p{Ll}*(?:[^e]ed|en|wn|ght|lt|nt|pt|ft|und|ung|orn|ost|old|cut|put|hit|hurt|shut|made|ill|dead|missing|homeless)|could not|cannot|did not|will not|lost|died|fell ill|lose|die)(?![\p{L}])/iu;
/** The verb behind a subject names no thing. */
const COMMON_VERB =
  /^(?:rose|rise|rises|fell|fall|falls|grew|grow|grows|dropped|declined|increased|climbed|slipped|will|earned|earns|costs?|paid|pays|made|makes|took|takes|lost|loses|won|wins|stood|stands|reached|reaches|went|came|remained)$/iu;
const IN_ALL = /(?<![\p{L}])(?:in all|in total|overall|altogether|so far|to date|since)(?![\p{L}])/iu;
const PERIOD =
  /(?<![\p{L}])(?:first|last|opening|next|this|second|that|single|each|every|an?|per)\s(?:day|night|week|weekend|month|quarter|half|year|season)(?![\p{L}])/iu;
/** Introduces a noun, perhaps with a word between. */
const INTRODUCES = /^(?:the|an?|its|his|her|their|of|for|in|on|from|by|with|at|to)$/iu;
const VAGUE =
  /^(?:all|total|year|time|part|case|way|today|week|month|quarter|half|figure|number|end|start)$/u;

/** Whether two clauses measure in the same direction: a depth is no distance, an age no term. */
export function areOneDimension(a: Figure, b: Figure): boolean {
  const [one, other] = [dimensionOf(a), dimensionOf(b)];
  return (
    one === other || [one, other].every((dimension) => dimension === undefined || dimension === "length")
  );
}

function dimensionOf({ clause, at }: Figure): string | undefined {
  const behind = clause.slice(at, at + 40);
  const found = Object.entries(DIMENSIONS).find(([, words]) => words.test(behind));
  return (found ?? Object.entries(DIMENSIONS).find(([, words]) => words.test(clause)))?.[0];
}

/** Whether one clause tells how many there are, and the other how many are sent, opened, lost or needed. */
export function isStockBesideFlow(a: Figure, b: Figure): boolean {
  const has = ({ clause, at }: Figure) => HAS.test(clause.slice(0, at));
  const becomes = (figure: Figure) => !has(figure) && BECOMES.test(figure.clause);
  if (has(a) === has(b)) return false;
  return becomes(a) || becomes(b) || !(has(a) ? tellsOwner(a, b) : tellsOwner(b, a));
}

/** The sentence without who says so. */
export function withoutSpeaker(sentence: string): string {
  return sentence.replace(SPEAKER, " ");
}

/** Who has them is told in the other clause, too; where none is named ("there were"), any word of the clause will do. */
function tellsOwner({ clause, at }: Figure, other: Figure): boolean {
  const before = wordsOf(clause.slice(0, at));
  const words = before.length > 0 ? before : wordsOf(clause).filter((term) => term !== other.head);
  const told = wordsOf(other.clause);
  return words.some((term) => told.includes(term));
}

function wordsOf(text: string): string[] {
  return tokenize(text).flatMap(({ word, term }) =>
    isFunctionWord(word) || /^\d|^(?:million|billion|thousand|hundred)$/iu.test(word) || HAS.test(`${word} `)
      ? []
      : [baseTerm(term)],
  );
}

/** The number counts who acts: "90 people protested", but not "14 people were killed". */
function countsActors({ clause, at }: Figure): boolean {
  const before = clause.slice(0, at).replace(QUALIFIERS, "").trim();
  return before === "" && !PASSIVE.test(clause.slice(at));
}

/**
 * Whether the number counts who acts in one clause and what is acted on in the other, and no word of the deed is told
 * in both: "the mill cut 700 jobs" and "90 people marched".
 */
export function isActedBesideActor(a: Figure, b: Figure): boolean {
  const [acts, suffers] = countsActors(a) ? [a, b] : [b, a];
  if (!countsActors(acts) || countsActors(suffers)) return false;
  if (shareDeed(acts.clause, suffers.clause)) return false;
  const deed = wordsOf(acts.clause.slice(acts.at)).filter((term) => !/^\d/u.test(term) && term !== acts.head);
  const told = wordsOf(suffers.clause);
  const isTold = (term: string) => told.some((other) => other === term || relatedTerms(term).has(other));
  return !(deed[0] !== undefined && isTold(deed[0]));
}

/** Whether one sentence speaks of another of the kind ("the rival party"), or of all there is to date, and the other does not. */
export function areToldApart(a: string, b: string): boolean {
  return (
    SINGLE.test(a) !== SINGLE.test(b) ||
    OTHER_ONE.test(a) !== OTHER_ONE.test(b) ||
    (IN_ALL.test(a) && PERIOD.test(b)) ||
    (IN_ALL.test(b) && PERIOD.test(a))
  );
}

/**
 * What a sentence names behind articles and prepositions, and at its beginning: one or two words of meaning each, as base
 * terms, for the second may be the verb. Without who says so, what it belongs to, and words that name no thing.
 */
export function namedThings(sentence: string): string[][] {
  const tokens = tokenize(withoutSpeaker(sentence));
  const isWord = (token: Token | undefined): token is Token =>
    token !== undefined && !isFunctionWord(token.word) && !/^\d|[’']s?$/u.test(token.word);
  return tokens.flatMap(({ word }, index) => {
    const introduces = INTRODUCES.test(word) || /[’']s?$/u.test(word);
    if (!introduces && (index > 0 || !isWord(tokens[0]))) return [];
    const [first, second] = tokens.slice(introduces ? index + 1 : 0).slice(0, 2);
    if (!isWord(first)) return [];
    const words = isWord(second) && !COMMON_VERB.test(second.word) ? [first, second] : [first];
    return words.some(({ term }) => VAGUE.test(term)) ? [] : [words.map(({ term }) => baseTerm(term))];
  });
}
