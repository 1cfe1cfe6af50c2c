import { tokenize } from "#lib/text/tokens.ts";
import { isComparison } from "./is-comparison.ts";

/**
 * What an answer must contain and how much of it is wanted. Only what a sentence can be checked for: a number, a date,
 * somebody's words; less surely a person, a place, a reason.
 */
export type QuestionType = {
  expects: "number" | "date" | "statement" | "person" | "place" | "reason" | "anything";
  /** One fact (who, when, how many), as much as there is to say, or what each outlet says. */
  wants: "one" | "several" | "each";
};

const NUMBER =
  /\bhow (?:many|much|far|long|old|often|large|big|high)\b|\b(?:number|share|percentage|amount) of\b/i;
const DATE = /\bwhen\b|\b(?:what|which|in what|in which) (?:year|month|date|day)\b/i;
const STATEMENT =
  /\b(?:say|said|saying|says|tell|told|think|thinks|thought|believe|believes|argue|argues|claim|claims|warn|warns|warned|call|predict|predicts|quoted|comment|commented|announce|announced|statement|opinion|view|views)\b/i;
const PERSON = /\bwho(?:m|se)?\b/i;
const PLACE =
  /\bwhere\b|\b(?:which|what) (?:country|countries|state|city|cities|town|place|region|area|location)\b/i;
const REASON = /\bwhy\b|\bfor what reason\b/i;
const ONE =
  /^\s*(?:and |but |so )?(?:who|whom|whose|when|where|which|how (?:many|much|far|long|old|often|large|big|high)|(?:in |on |at |from |by |to )(?:what|which|whom)|what (?:year|date|day|month|number|percentage|share|is the (?:name|number|title)))\b/i;
const SECOND_CLAUSE =
  /\b(?:and|or)\s+(?:(?:to|by|with|for|from|in|on|at)\s+)?(?:who|whom|what|when|where|why|how|which)\b/i;
/** "Who trains …", asked of several outlets, has as many answers as there are trainers. */
const PLURAL =
  /\bwho (?:are|were|else)\b|\bwhich \w+s\b|\beach (?:outlet|article|source)\b|\b(?:outlets|articles|sources)\b/i;

/** `outletNames`: naming two of them asks for each. */
export function questionType(question: string, outletNames: readonly string[] = []): QuestionType {
  const kinds = [
    ["number", NUMBER],
    ["date", DATE],
    ["statement", STATEMENT],
    ["person", PERSON],
    ["place", PLACE],
    ["reason", REASON],
  ] as const;
  const expects = kinds.find(([, pattern]) => pattern.test(question))?.[0] ?? "anything";
  if (isComparison(question, outletNames)) return { expects, wants: "each" };
  const one = ONE.test(question) && !SECOND_CLAUSE.test(question) && !PLURAL.test(question);
  return { expects, wants: one ? "one" : "several" };
}

const MONTH = "January|February|March|April|May|June|July|August|September|October|November|December";
const DATE_IN_TEXT = new RegExp(
  `\\b(?:${MONTH})\\b|\\b(?:19|20)\\d\\d\\b|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b`,
);
const REPORTED =
  /["“”]|\b(?:said|says|told|tells|added|adds|thinks|believes|argues|argued|warned|warns|claimed|claims|announced|stated|predicted|sees|expects|does not see|according to)\b/;
const NUMBER_WORDS = new Set(
  "two three four five six seven eight nine ten eleven twelve dozen dozens twenty thirty forty fifty hundred hundreds thousand thousands million millions billion half".split(
    " ",
  ),
);

const BECAUSE =
  /\b(?:because|so that|in order to|due to|since|causes?|caused|reasons?|thus|therefore|as a result|led to|leads to|to [a-z]+)\b/i;
const AT_A_PLACE = /\b(?:in|at|near|from|to|into|on|off|across|outside) (?:the )?(?:[a-z]+ )?\p{Lu}/u;

/** True for what a sentence can only be guessed to have: a name may be anybody's. */
export function isLikelihood(expects: QuestionType["expects"]): boolean {
  return expects === "person" || expects === "place" || expects === "reason";
}

/**
 * True when the sentence has what the question asks for: some number, some date, somebody's words, a reason; a person or
 * place as a name that is not among the terms of the question, `asked`.
 */
export function hasExpected(
  sentence: string,
  expects: QuestionType["expects"],
  asked: ReadonlySet<string> = new Set(),
): boolean {
  switch (expects) {
    case "date":
      return DATE_IN_TEXT.test(sentence);
    case "statement":
      return REPORTED.test(sentence);
    case "reason":
      return BECAUSE.test(sentence);
    case "person":
      return hasOtherName(sentence, asked);
    case "place":
      return AT_A_PLACE.test(sentence) && hasOtherName(sentence, asked);
    case "number":
      return tokenize(sentence).some(({ word }) => /^\d/.test(word) || NUMBER_WORDS.has(word.toLowerCase()));
    case "anything":
      return false;
  }
}

/** A capital letter within a sentence most often begins a name. */
function hasOtherName(sentence: string, asked: ReadonlySet<string>): boolean {
  return tokenize(sentence).some(
    ({ word, term, start }) => start > 0 && /^\p{Lu}/u.test(word) && !asked.has(term),
  );
}
