import { contentTokens, isFunctionWord } from "#lib/text/tokens.ts";
import { AUXILIARY, nameRuns } from "./follow-up-names.ts";

const PRONOUN = /\b(?:he|she|they|it|him|her|them|his|hers|their|theirs|its)\b/gi;
const PERSON = /\b(?:he|she|him|her|his|hers)\b/i;
/** "Is it true that …", "are there …", "how long does it take": words that stand for nothing. */
const IMPERSONAL =
  /\b(?:is|was|isn't|wasn't) it (?:true|possible|likely|clear|known|the case)\b|\b(?:is|are|was|were|could|will|would|can|may|might) there\b|\bthere (?:is|are|was|were)\b|\bit is\b|\b(?:does|did|will|would) it (?:take|rain|snow)\b/gi;
const GENERAL_NOUN =
  "(?:year|day|month|week|time|moment|case|place|town|city|country|man|woman|person|people|groups?|ones?)";
/** "After that", "there?", "that year", "the others": they point back whatever else the question has. */
const DEMONSTRATIVE = new RegExp(
  [
    `\\b(?:this|that|these|those)\\s+${GENERAL_NOUN}\\b`,
    "\\b(?:this|that|these|those|there|then)\\s*(?:[?.!,;]|$)",
    `\\b${AUXILIARY}\\s+(?:this|that|these|those)\\b`,
    "\\b(?:after|before|since|with|about|of)\\s+(?:this|that)\\b(?!\\s+\\p{L}+\\s)",
    "\\b(?:this|that|there)\\s+(?:happen|mean|matter|change|work|affect)",
    "\\bthe (?:others|latter|former)\\b|\\bthe same(?: way| thing)?\\s*(?:[?.!,;]|$)",
    "^\\W*compare (?:this|that|it|them)\\b",
  ].join("|"),
  "iu",
);
const NEXT_CLAUSE =
  /[,;]|\b(?:and|but|or|when|while|if|because|that|after|before|since|until|whether|who|which|what|why|where|how)\b/gi;
const AFTER_AUXILIARY = new RegExp(`\\b${AUXILIARY}\\s+$`, "i");
const DETERMINED = /\b(?:the|a|an|some|any|each|every|no|how many|which)\s+\p{L}+/iu;

/**
 * True where a question points to something outside of itself. A pronoun does where no earlier clause of the question
 * has what it could stand for; within its own clause the subject of a question cannot be explained by what is asked
 * for ("Which strikes can they order?"), nor an object by the subject ("How does the Courier describe them?").
 */
export function pointsOutside(question: string): boolean {
  const masked = question.replace(IMPERSONAL, (words) => "_".repeat(words.length));
  if (DEMONSTRATIVE.test(masked)) return true;
  return [...masked.matchAll(PRONOUN)].some(({ index, 0: pronoun }) => {
    const before = masked.slice(0, index);
    const clauseStart = [...before.matchAll(NEXT_CLAUSE)].findLast(({ index: at }) => at > 0)?.index ?? 0;
    const plural = /^the[myi]/i.test(pronoun);
    if (explains(before.slice(0, clauseStart), plural)) return false;
    if (AFTER_AUXILIARY.test(before)) return true;
    const owns =
      /^(?:his|their|its)$/i.test(pronoun) ||
      (/^her$/i.test(pronoun) && /^\s+\p{L}/u.test(masked.slice(index + 3)));
    const object = !owns && /^(?:him|her|them|it)$/i.test(pronoun);
    return object || !explains(before.slice(clauseStart), plural);
  });
}

export function meansPerson(question: string): boolean {
  return PERSON.test(question);
}

/** Puts a name in the place of the first "he" or "she", in whichever of its forms. */
export function withPerson(question: string, name: string): string {
  return question.replace(
    /\b(?:(his)|(her)(?=\s+(?!(?:and|or|in|on|at|about|as|to|for|with|from)\b)\p{L})|he|she|him|hers?)\b/iu,
    (_all, his?: string, her?: string) => ((his ?? her) === undefined ? name : `${name}'s`),
  );
}

/** Whether a part of a question has something that a later pronoun can stand for. */
function explains(text: string, plural: boolean): boolean {
  if (nameRuns(text).length > 0 || DETERMINED.test(text)) return true;
  return contentTokens(text).some(
    ({ word, start }) => !isFunctionWord(word) && (start === 0 || (plural && /[^s]s$/.test(word))),
  );
}
