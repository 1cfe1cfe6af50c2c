import { contentTokens, isFunctionWord } from "#lib/text/tokens.ts";
import { AUXILIARY, nameRuns } from "./follow-up-names.ts";

const PRONOUN = /\b(?:he|she|they|it|him|her|them|his|hers|their|theirs|its|this|that|these|those)\b/gi;
const DEMONSTRATIVE = /^th(?:is|at|ese|ose)$/i;
const PERSON = /\b(?:he|she|him|her|his|hers)\b/i;
/** "Is it true that …", "are there …", "how long does it take to …": words that stand for nothing. */
const IMPERSONAL =
  /\b(?:is|was|isn't|wasn't) it (?:true|possible|likely|clear|known|the case|\w+ed that)\b|\b(?:is|are|was|were|isn't|aren't|wasn't|weren't|could|will|would|can|may|might|must) there\b|\bthere (?:is|are|was|were|will|would|must|may|might|can|could|has|have|had)\b|\bit is\b|\b(?:does|did|will|would) it (?:rain|snow|(?:take|cost)\b(?=.*\bto\b))/gi;
const GENERAL_NOUN =
  "(?:year|day|month|week|time|moment|case|place|town|city|country|man|woman|person|people|groups?|ones?)";
/** "After that", "there?", "that year", "the others": they point back whatever else the question has. */
const POINTS_BACK = new RegExp(
  [
    `\\b(?:this|that|these|those)\\s+${GENERAL_NOUN}\\b`,
    "\\bthere\\b",
    "\\b(?:this|that|these|those|then|next|afterwards|instead|otherwise)\\s*(?:[?.!;]|$)",
    "\\b(?:after|before|since|with|about|of)\\s+(?:this|that)\\b(?!\\s+\\p{L}+\\s)",
    "\\b(?:this|that)\\s+(?:happen|mean|matter|change|work|affect)",
    "\\bthe (?:others|latter|former)\\s*(?:[?.!,;]|$)|\\bthe same(?: way| thing)?\\s*(?:[?.!,;]|$)",
    "^\\W*compare (?:this|that|it|them)\\b",
  ].join("|"),
  "iu",
);
const NEXT_CLAUSE =
  /[,;]|\b(?:and|but|or|when|while|if|because|that|after|before|since|until|whether|who|which|what|why|where|how)\b/gi;
const AFTER_AUXILIARY = new RegExp(`\\b${AUXILIARY}\\s+$`, "i");
/** Nouns with an article or a number; names are counted by themselves. */
const DETERMINED =
  /\b(?:[Tt]he|[Aa]n?|[Ss]ome|any|each|[Ee]very|no|[Hh]ow many|[Ww]hich|[Tt]wo|three|four|five|\d+)\s+(?!of\b)\p{Ll}+/gu;
/** Who or what is asked for does it: "Who published …", "which country signed …". */
const ASKS_FOR_SUBJECT = new RegExp(
  `^\\W*(?:who|what|(?:which|what|whose|how many)\\s+\\p{L}+)\\s+(?!${AUXILIARY}\\b)\\p{Ll}+`,
  "iu",
);
/** A question with more content words than this can be searched for as it is. */
const LONG = 9;

/**
 * True where a question points to something outside of itself. A pronoun does where no earlier clause of the question
 * has what it could stand for; within its own clause the subject of a question cannot be explained by what is asked
 * for ("Which strikes can they order?"), nor an object by the subject ("How does the Courier describe them?").
 */
export function pointsOutside(question: string): boolean {
  if (contentTokens(question).length > LONG) return false;
  const masked = question.replace(IMPERSONAL, (words) => "_".repeat(words.length));
  return (
    POINTS_BACK.test(masked) || [...masked.matchAll(PRONOUN)].some((match) => isUnexplained(match, masked))
  );
}

function isUnexplained({ index, 0: pronoun }: RegExpExecArray, question: string): boolean {
  const before = question.slice(0, index);
  const clauseStart = [...before.matchAll(NEXT_CLAUSE)].findLast(({ index: at }) => at > 0)?.index ?? 0;
  const plural = /^the[my]/i.test(pronoun);
  if (candidates(before.slice(0, clauseStart), plural) > 0) return false;
  if (AFTER_AUXILIARY.test(before)) return true;
  // Elsewhere "that" joins clauses, and "these ferries" are told by their noun.
  if (DEMONSTRATIVE.test(pronoun)) return false;
  const own = before.slice(clauseStart);
  const subject = clauseStart === 0 && ASKS_FOR_SUBJECT.test(question) ? 1 : 0;
  return (
    candidates(own, plural) + subject < (isObject(pronoun, question.slice(index + pronoun.length)) ? 2 : 1)
  );
}

/** "Her" is one at the end and before a small word, and else an owner. */
function isObject(pronoun: string, behind: string): boolean {
  return /^(?:him|them|it)$/i.test(pronoun) || (/^her$/i.test(pronoun) && !OWNS.test(behind));
}

export function meansPerson(question: string): boolean {
  return PERSON.test(question);
}

const OWNS = /^\s+(?!(?:and|or|in|on|at|about|as|to|for|with|from)\b)\p{L}/iu;

/** Puts a name in the place of the first "he" or "she", in whichever of its forms. */
export function withPerson(question: string, name: string): string {
  return question.replace(PERSON, (pronoun, at: number) => {
    const owner = /^his$/i.test(pronoun) || (/^her$/i.test(pronoun) && OWNS.test(question.slice(at + 3)));
    return owner ? `${name}'s` : name;
  });
}

/** How many things a part of a question has that a later pronoun can stand for. */
function candidates(text: string, plural: boolean): number {
  const nouns = contentTokens(text).filter(
    ({ word, start }) => !isFunctionWord(word) && (start === 0 || (plural && /[^s]s$/.test(word))),
  );
  return nameRuns(text).length + [...text.matchAll(DETERMINED)].length + nouns.length;
}
