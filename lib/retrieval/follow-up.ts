import type { Turn } from "#lib/domain/answer.ts";
import { findNames } from "#lib/text/names.ts";
import { contentTokens, isFunctionWord, type Token } from "#lib/text/tokens.ts";

/** Words that point back to something said before. */
const POINTS_BACK =
  /\b(?:he|she|they|it|him|her|them|his|hers|their|its|these|those)\b|\b(?:this|that|there)\b(?=\s*(?:[?.!]|$|happen|mean|matter|change|work|affect))/i;
const CONTINUES =
  /^\s*(?:and|but|or|so|also|what about|how about|why|how so|who else|what else|when|where|really|no,? i meant?|i meant?)\b/i;
const CONNECTOR = /^\s*(?:and|but|or|so|also|what about|how about|no,?|i meant?)\s+/i;
/** How many words of the earlier question are carried over. */
const CARRIED = 6;

/**
 * A question that stands on its own, by rule: one that points back ("what did he say?") or leaves its subject out ("and
 * in Syria?") gets the subject words of the question before it. Questions that stand alone are returned as they are.
 */
export function standaloneByRule(question: string, history: readonly Turn[]): string {
  let resolved: string | undefined;
  // The last question that had a subject of its own: what is carried comes from there, and a chain does not grow.
  let subject = "";
  let answer = "";
  for (const { role, content } of [...history, { role: "user" as const, content: question }]) {
    if (role === "assistant") answer = content;
    else {
      resolved = resolved === undefined ? content : resolve(content, resolved, subject, answer);
      if (resolved === content || !resolved.startsWith(content.slice(0, 4))) subject = resolved;
    }
  }
  return resolved ?? question;
}

const PERSON = /\b(?:he|she|him|her|his|hers)\b/i;

/** The person that the answer to "who …?" names: the first full name outside of the lines that say who speaks. */
function personAnswered(previous: string, answer: string): string | undefined {
  if (!/^\W*(?:and |but )?(?:who|which \w+)\b/i.test(previous)) return undefined;
  const said = answer.replace(/^\*\*.*\*\*$/gm, "");
  return findNames(said).find(({ text }) => text.includes(" "))?.text;
}

/** "Is it true that …", "are there …": words that stand for nothing. */
const IMPERSONAL =
  /\b(?:is|was|isn't|wasn't) it (?:true|possible|likely|clear|known|the case)\b|\b(?:is|are|was|were) there\b|\bthere (?:is|are|was|were)\b|\bit is\b/gi;

/** True for a pronoun that no name before it in the same question explains ("Who leads the union and what does it do?"). */
function pointsOutside(question: string, content: readonly Token[]): boolean {
  const at = POINTS_BACK.exec(question.replace(IMPERSONAL, (words) => "_".repeat(words.length)))?.index;
  return at !== undefined && !content.some((token) => token.start < at && !isFunctionWord(token.word));
}

/** "No, I meant 2014", "sorry, the militias", "not Iran, Iraq": puts something else into the question before. */
const CORRECTION =
  /^\s*(?:(?:no|sorry|actually|rather|oops)[,.:;]?\s+(?:i (?:meant?|was asking about)\s+)?|i (?:meant?|was asking about)\s+)(?:(?:in|about|for)\s+)?/i;
const INSTEAD = /^\s*(?:no[,.]?\s+)?not\s+(.+?)\s*[,;]\s*(?:but\s+)?(.+?)[.?!]*$/i;
const YEAR = /\b(?:19|20)\d\d\b/;

/** The question before with a part of it replaced; undefined where nothing is corrected. */
function corrected(question: string, previous: string): string | undefined {
  const [, wrong = "", right = ""] = INSTEAD.exec(question) ?? [];
  if (wrong !== "" && previous.toLowerCase().includes(wrong.toLowerCase())) {
    const at = previous.toLowerCase().indexOf(wrong.toLowerCase());
    return previous.slice(0, at) + right + previous.slice(at + wrong.length);
  }
  const words = question
    .replace(CORRECTION, "")
    .replace(/[.?!]+\s*$/, "")
    .trim();
  const content = contentTokens(words);
  // A correction is a few words, no question of its own.
  if (words === question.trim() || !CORRECTION.test(question) || content.length === 0 || content.length > 3)
    return undefined;
  if (/\b(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were)\b/i.test(words)) return undefined;
  const year = YEAR.exec(words)?.[0];
  if (year !== undefined)
    return YEAR.test(previous) ? previous.replace(YEAR, year) : `${trimmed(previous)} in ${year}?`;
  const name = /^\p{Lu}/u.test(content[0]?.word ?? "");
  const replaced = name
    ? contentTokens(previous).findLast((token) => token.start > 0 && /^\p{Lu}/u.test(token.word))
    : contentTokens(previous).findLast((token) => !/^\p{Lu}/u.test(token.word));
  if (replaced === undefined) return undefined;
  return previous.slice(0, replaced.start) + words.replace(/^the\s+/i, "") + previous.slice(replaced.end);
}

function trimmed(question: string): string {
  return question.replace(/[.?!\s]+$/, "");
}

/** A whole question with a subject of its own, whatever it begins with: "And what is the capital of Chile?" */
function standsAlone(question: string, content: readonly Token[]): boolean {
  const asks = /\b(?:who|what|when|where|which|how|is|are|was|were|does|do|did)\b/i.test(question);
  const names = content.some((token) => /^\p{Lu}/u.test(token.word) && token.start > 0);
  return asks && names && content.length >= 2;
}

/** `previous`: the question before, made to stand alone; `subject`: the last one that stood alone by itself. */
function resolve(question: string, previous: string, subject: string, answer: string): string {
  const amended = corrected(question, previous);
  if (amended !== undefined) return amended;
  const content = contentTokens(question).filter((token) => !isFunctionWord(token.word));
  // A lone name opens a subject of its own; a lone common word ("trainers?") does not.
  const fewWords =
    content.length <= 1 && !content.some((token) => /^\p{Lu}/u.test(token.word) && token.start > 0);
  const continues = CONTINUES.test(question) && content.length <= 3 && !standsAlone(question, content);
  if (!pointsOutside(question, content) && !fewWords && !continues) return question;
  const person = PERSON.test(question) ? personAnswered(subject, answer) : undefined;
  if (person !== undefined) return `${question.replace(CONNECTOR, "").trim()} (${person})`;
  const present = new Set(content.map((token) => token.term));
  const carriable = [...contentTokens(previous), ...contentTokens(subject)];
  const carried = carriable.filter(
    (token, at) => !present.has(token.term) && carriable.findIndex(({ term }) => term === token.term) === at,
  );
  if (carried.length === 0) return question;
  const words = carried.slice(0, CARRIED).map((token) => token.word);
  return `${question.replace(CONNECTOR, "").trim()} (${words.join(" ")})`;
}
