import { COMMON_WORDS } from "#lib/language/en/name-words.ts";
import { findDates } from "#lib/text/dates.ts";
import { findNames } from "#lib/text/names.ts";
import { findNumbers, type NumberMention } from "#lib/text/numbers.ts";
import { isFunctionWord, type Token, tokenize } from "#lib/text/tokens.ts";

/** What a figure says of the thing counted: how much there is, what is added or lost, a part of it, a speed, a place. */
export type FigureKind =
  | "amount"
  | "change"
  | "share"
  | "points"
  | "share-change"
  | "rate"
  | "rank"
  | "part"
  | "margin";

export type Figure = {
  /** From and to: "about 200", "over 200", "200 to 250". */
  low: number;
  high: number;
  kind: FigureKind;
  /** "$", "euro"; "" where it is no money. */
  currency: string;
  /** A measure ("km", "hour"), percent or money: what is measured stands elsewhere in the sentence. */
  isMeasure: boolean;
  /** The noun counted, as a term; "" where none stands beside the number. */
  head: string;
  /** What stands between the number and the noun, as terms. */
  modifiers: ReadonlySet<string>;
  /** Terms of the names that stand before the number: whose figure it is. */
  owners: ReadonlySet<string>;
  /** The words around the number up to the next comma or "and". */
  clause: string;
  /** Where in the clause the number stands. */
  at: number;
};

const BEFORE = 60;
const BEHIND = 70;
const MOST_WORDS = 4;
const CURRENCIES: Record<string, string> = {
  $: "dollar",
  "£": "pound",
  "€": "euro",
  "¥": "yen",
  dollar: "dollar",
  pound: "pound",
  euro: "euro",
  yen: "yen",
  crown: "crown",
  franc: "franc",
  peso: "peso",
  rupe: "rupee",
  yuan: "yuan",
  rubl: "rouble",
  roubl: "rouble",
  lira: "lira",
  dinar: "dinar",
  riyal: "riyal",
};
const MEASURE =
  /^(?:km|kilomet\p{L}*|m|met(?:re|er)s?|cm|mm|miles?|mph|feet|foot|inch(?:es)?|acres?|hectares?|kg|kilos?|kilograms?|g|grams?|tonn?es?|tons?|pints?|lit(?:re|er)s?|barrels?|watts?|megawatts?|degrees?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)$/iu;
const PLURAL =
  /^(?:people|men|women|children|police|troops|staff|personnel|cattle|sheep|fish|\p{L}+[^s\P{L}]s)$/iu;
const MORE = /^\s(?:more|additional|further|extra|fewer|less|new|other)(?!\sthan)(?![\p{L}])/iu;
const ADDED =
  /(?<![\p{L}])(?:another|a further|an additional|an extra|additional|further|extra|more by|up|down)\s(?:about\s|some\s|around\s|by\s|to\s)?[$€£¥]?$/iu;
const CHANGED =
  /(?<![\p{L}])(?:rose|risen|rises?|rising|grew|grown|grows?|increas\p{L}+|climb\p{L}*|jump\p{L}*|surg\p{L}+|soar\p{L}*|gain\p{L}*|went up|goes up|gone up|fell|fallen|falls?|falling|dropp?\p{L}*|declin\p{L}+|decreas\p{L}+|slipp?\p{L}*|shrank|shrunk|sank|plung\p{L}+|went down|reduced|cut|lowered|raised)\s(?:[\p{L}’'-]+\s){0,3}?(?:(?:by|about|around|some|nearly|almost|over|more than)\s)*[$€£¥]?$/iu;
/** "won by 2 minutes", "a lead of 12 votes" */
const MARGIN =
  /(?<![\p{L}])(?:by|(?:margin|majority|lead|gap|difference) of)\s(?:about\s|some\s|just\s|only\s)?[$€£¥]?$/iu;
const TO_A_LEVEL = /\s(?:to|at)\s(?:about\s|around\s|some\s|nearly\s|over\s|just over\s)?[$€£¥]?$/iu;
const PER_TIME =
  /^[^.;,]{0,40}?\s(?:an?|per|each|every|a single)\s(?:second|minute|hour|day|night|week|month|year|season)(?![\p{L}])|^[^.;,]{0,30}?\s(?:annually|yearly|monthly|daily|weekly)(?![\p{L}])/iu;
/** "12 players are women": a part of the players. */
const ARE_SOME =
  /^\s\p{L}+\s(?:are|were)\s(?:the\s)?(?:\p{Ll}+\s)?(?:women|men|children|\p{Ll}{3,}[^su\P{L}]s)(?![\p{L}])/iu;
const CLAUSE_END = /[,;:.!?](?=\s|$)|\s(?:and|but|while|whereas|though|although)\s/gu;
const PART_OF =
  /(?:^|[.;]\s)(?:Of|Among|Amongst|Out of)\s[^.;]{3,60},\s|(?:among|including|of whom|of which|of them)\s(?:[\p{L}]+\s){0,4}$/u;
const OVER =
  /(?<![\p{L}])(?:more than|over|at least|no fewer than|no less than|upwards of|above|in excess of|exceed\p{L}*)\s[$€£¥]?$/iu;
const JUST_OVER = /(?<![\p{L}])(?:just|slightly|a little|a bit|little)\s(?:over|above|more than)\s[$€£¥]?$/iu;
const UNDER =
  /(?<![\p{L}])(?:up to|at most|fewer than|less than|under|no more than|below|not more than|as many as|as much as)\s[$€£¥]?$/iu;
const NEARLY = /(?<![\p{L}])(?:nearly|almost|close to|just under|not quite)\s[$€£¥]?$/iu;
const BETWEEN = /^\s?(?:[-–—]|to|and|or)\s?[$€£¥]?$/iu;
const ORDINAL =
  /^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$/iu;
const FRACTION =
  /(?<![\p{L}-])(?:(?<many>one|two|three|four|an?)[\s-](?<part>half|third|quarter|fifth|tenth)s?|(?<half>half))(?=\s(?:of\s|the\s|its\s|their\s|all\s))/giu;
const PARTS: Record<string, number> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const COUNTS: Record<string, number> = { two: 2, three: 3, four: 4 };
/** One word that begins the sentence, no plural: most often a name, whose capital shows nothing. */
const SUBJECT = /^(\p{Lu}\p{L}+[^s\P{L}])\s\p{Ll}/u;
const NUMBER_OF = /\b(?:number|total) of\b/giu;

/** The figures of a sentence: no dates, and none that counts only by the way ("one of them"). */
export function readFigures(sentence: string): Figure[] {
  const dates = findDates(sentence).map(({ start, end }) => [start, end] as const);
  const fractions = readFractions(sentence);
  const numbers = findNumbers(sentence, dates).filter(
    (number) => !number.weak && !fractions.some(({ start, end }) => number.start < end && start < number.end),
  );
  const figures: Figure[] = [];
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at];
    if (number === undefined) continue;
    const next = numbers[at + 1];
    const isRange = next !== undefined && BETWEEN.test(sentence.slice(number.end, next.start));
    if (isRange && (number.percent === next.percent || next.percent)) {
      figures.push(readFigure(sentence, number, next));
      at++;
    } else figures.push(readFigure(sentence, number));
  }
  for (const { value, start, end } of fractions) {
    const { owners } = wordsAround(sentence, start, end);
    figures.push({
      ...measured("share", owners),
      ...clauseAround(sentence, start, end),
      low: value,
      high: value,
    });
  }
  return figures;
}

function readFigure(sentence: string, first: NumberMention, last = first): Figure {
  const before = sentence.slice(Math.max(0, first.start - BEFORE), first.start);
  const behind = sentence.slice(last.end, last.end + BEHIND);
  const { owners, counted } = wordsAround(sentence, first.start, last.end);
  const sign = /[$€£¥](?=\s?$)/u.exec(before)?.[0] ?? "";
  const word = counted[0]?.term ?? "";
  const currency = CURRENCIES[sign] ?? CURRENCIES[word] ?? "";
  const isPercent = first.percent || last.percent;
  const isUnit = counted[0] !== undefined && MEASURE.test(counted[0].word);
  const head = counted.at(-1)?.term ?? "";
  const kind = kindOf(first, before, behind, isPercent);
  return {
    ...boundsOf(before, behind, first.values[0] ?? 0, last.values[0] ?? 0, first !== last),
    kind,
    currency,
    isMeasure: isPercent || currency !== "" || isUnit,
    head: isPercent || currency !== "" ? "" : isUnit ? word : head,
    modifiers: new Set(isPercent || isUnit ? [] : counted.slice(0, -1).map(({ term }) => term)),
    owners,
    ...clauseAround(sentence, first.start, last.end),
  };
}

function clauseAround(sentence: string, start: number, end: number): Pick<Figure, "clause" | "at"> {
  const marks = Array.from(sentence.matchAll(CLAUSE_END), (mark) => ({
    from: mark.index,
    to: mark.index + mark[0].length,
  }));
  const from = marks.findLast(({ to }) => to <= start)?.to ?? 0;
  const to = marks.find(({ from: next }) => next >= end)?.from ?? sentence.length;
  return { clause: sentence.slice(from, to), at: start - from };
}

function kindOf(number: NumberMention, before: string, behind: string, isPercent: boolean): FigureKind {
  const isChange = MORE.test(behind) || ADDED.test(before);
  const changes = isChange || (CHANGED.test(before) && !TO_A_LEVEL.test(before));
  if (isPercent) {
    if (/percentage$/iu.test(number.text) || /^\s(?:percentage\s)?points?(?![\p{L}])/iu.test(behind))
      return "points";
    return changes ? "share-change" : "share";
  }
  if (ORDINAL.test(number.text)) return "rank";
  if (PER_TIME.test(behind)) return "rate";
  if (MARGIN.test(before)) return "margin";
  if (changes) return "change";
  return PART_OF.test(before) || ARE_SOME.test(behind) ? "part" : "amount";
}

function boundsOf(
  before: string,
  behind: string,
  a: number,
  b: number,
  isRange: boolean,
): { low: number; high: number } {
  const [low, high] = a <= b ? [a, b] : [b, a];
  if (isRange) return { low, high };
  if (JUST_OVER.test(before)) return { low, high: 1.1 * high };
  if (OVER.test(before) || /^\s(?:or more|and more)(?![\p{L}])/iu.test(behind))
    return { low, high: Number.POSITIVE_INFINITY };
  if (UNDER.test(before)) return { low: 0, high };
  if (NEARLY.test(before)) return { low: 0.85 * low, high };
  return { low, high };
}

/** What is counted: up to the first plural right behind the number, or where grammar or nothing follows it, behind "number of". */
function wordsAround(
  sentence: string,
  start: number,
  end: number,
): { owners: Set<string>; counted: Token[] } {
  const before = sentence.slice(0, start);
  const owners = new Set(
    findNames(before.slice(Math.max(0, before.search(/[^.;]*$/u)))).flatMap(({ terms }) => terms),
  );
  const subject = SUBJECT.exec(before)?.[1];
  if (subject !== undefined && !isFunctionWord(subject) && !COMMON_WORDS.has(subject.toLowerCase())) {
    for (const { term } of tokenize(subject)) owners.add(term);
  }
  const behind = sentence.slice(end, end + BEHIND);
  const phrase = /^[\s-]/u.test(behind) ? (/^[^.,;:()!?“”"—–]*/u.exec(behind)?.[0] ?? "") : "";
  const counted = nounPhrase(tokenize(phrase.replace(MORE, " ")));
  const numberOf = Array.from(before.matchAll(NUMBER_OF)).at(-1);
  if (counted.length > 0 || numberOf === undefined) return { owners, counted };
  return { owners, counted: nounPhrase(tokenize(before.slice(numberOf.index + numberOf[0].length))) };
}

function nounPhrase(tokens: readonly Token[]): Token[] {
  const stop = tokens.findIndex(({ word }) => isFunctionWord(word) || /^\d/u.test(word));
  const words = tokens.slice(0, Math.min(MOST_WORDS, stop < 0 ? tokens.length : stop));
  if (words[0] !== undefined && MEASURE.test(words[0].word)) return words.slice(0, 1);
  const plural = words.findIndex(({ word }) => PLURAL.test(word));
  return words.slice(0, plural < 0 ? 1 : plural + 1);
}

function readFractions(sentence: string): { value: number; start: number; end: number }[] {
  return Array.from(sentence.matchAll(FRACTION), ({ index, 0: text, groups }) => {
    const parts = PARTS[(groups?.part ?? groups?.half ?? "").toLowerCase()] ?? 1;
    const many = COUNTS[(groups?.many ?? "").toLowerCase()] ?? 1;
    return { value: (100 * many) / parts, start: index, end: index + text.length };
  });
}

const measured = (
  kind: FigureKind,
  owners: ReadonlySet<string>,
): Omit<Figure, "low" | "high" | "clause" | "at"> => ({
  kind,
  currency: "",
  isMeasure: true,
  head: "",
  modifiers: new Set(),
  owners,
});
