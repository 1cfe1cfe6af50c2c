import type { Turn } from "#lib/domain/answer.ts";
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
  const earlier = history.filter((turn) => turn.role === "user").map((turn) => turn.content);
  const [first, ...rest] = [...earlier, question];
  return rest.reduce((previous, next) => resolve(next, previous), first ?? question);
}

/** True for a pronoun that no name before it in the same question explains ("Who leads the union and what does it do?"). */
function pointsOutside(question: string, content: readonly Token[]): boolean {
  const at = POINTS_BACK.exec(question)?.index;
  return at !== undefined && !content.some((token) => token.start < at && !isFunctionWord(token.word));
}

function resolve(question: string, previous: string): string {
  const content = contentTokens(question);
  // A lone name opens a subject of its own; a lone common word ("trainers?") does not.
  const fewWords =
    content.length <= 1 && !content.some((token) => /^\p{Lu}/u.test(token.word) && token.start > 0);
  const continues = CONTINUES.test(question) && content.length <= 3;
  if (!pointsOutside(question, content) && !fewWords && !continues) return question;
  const present = new Set(content.map((token) => token.term));
  const carried = contentTokens(previous)
    .filter((token) => !present.has(token.term))
    .slice(0, CARRIED)
    .map((token) => token.word);
  if (carried.length === 0) return question;
  return `${question.replace(CONNECTOR, "").trim()} (${carried.join(" ")})`;
}
