import { isComparison } from "#lib/evidence/is-comparison.ts";
import type { Turn } from "#lib/schema/answer.ts";
import { contentTokens, isFunctionWord, type Token } from "#lib/text/tokens.ts";
import { withoutAnnouncement } from "./follow-up-announcement.ts";
import { correctedQuestion, withoutEnd } from "./follow-up-correction.ts";
import { fragmentOf, withFragment, withoutConnector } from "./follow-up-fragment.ts";
import { personIn } from "./follow-up-names.ts";
import { meansPerson, pointsOutside, withPerson } from "./follow-up-pronouns.ts";
import { leavesTopicOut, withSpeaker } from "./follow-up-speaker.ts";

const CONTINUES = /^\s*(?:and|but|or|so|also|what about|how about|who else|what else)\b/i;
/** How many words of the earlier question are carried over. */
const CARRIED = 6;

/** How far back a conversation is followed: what was spoken of before that is not what "it" means now. */
const TURNS = 16;
/** Of a question and of an answer, as much is read; the names in question stand at the beginning. */
const LONGEST_QUESTION = 2_000;
const LONGEST_ANSWER = 6_000;

/** What a conversation is about. `previous`: its last question, made to stand alone; "" before the first. */
type State = { previous: string; subject: string; person: string | undefined };

/**
 * A question that stands on its own, by rule. A correction ("no, I meant 2014") and a fragment ("and in Syria?") are put
 * into the question before; "he" and "she" become the person that was spoken of; other pronouns, and a question that
 * leaves its subject out ("why?"), get the subject words of the question before, in brackets. Questions that stand
 * alone, those that change the topic among them, are returned as they are.
 */
export function standaloneByRule(question: string, history: readonly Turn[]): string {
  let state: State = { previous: "", subject: "", person: undefined };
  let answer = "";
  for (const { role, content } of [...history.slice(-TURNS), { role: "user" as const, content: question }]) {
    if (role === "assistant") answer = content.slice(0, LONGEST_ANSWER);
    else state = next(content.slice(0, LONGEST_QUESTION), state, answer);
  }
  return state.previous === "" ? question : state.previous;
}

function next(question: string, { previous, subject, person }: State, answer: string): State {
  if (previous === "") return { previous: question, subject: question, person: undefined };
  const meant = personIn(previous, answer) ?? person;
  const { text: resolved, isNew } = resolve(question, { previous, subject, person: meant });
  const text = resolved === question ? question : resolved.charAt(0).toUpperCase() + resolved.slice(1);
  // What is carried comes from the last question with a subject of its own, so that a chain does not grow.
  return { previous: text, subject: isNew ? text : subject, person: meant };
}

/** `isNew`: it has a subject of its own, or the question before with another part. */
function resolve(question: string, state: State): { text: string; isNew: boolean } {
  const { previous, subject, person } = state;
  const announced = withoutAnnouncement(question);
  if (announced !== undefined) return { text: announced, isNew: true };
  const corrected = correctedQuestion(question, previous);
  if (corrected !== undefined) return { text: corrected, isNew: true };
  const fragment = fragmentOf(question);
  const complete = fragment !== undefined && !pointsOutside(fragment);
  const completed = complete ? withFragment(fragment, previous) : undefined;
  if (completed !== undefined) return { text: completed, isNew: true };
  const outside = pointsOutside(question);
  const alone = withoutConnector(question);
  if (!outside && !leavesSubjectOut(question) && !leavesTopicOut(alone))
    return { text: question, isNew: true };
  if (outside && meansPerson(question) && person !== undefined)
    return { text: withPerson(alone, person), isNew: false };
  // Outlets are compared on the whole of what was asked: its "how many" says what is wanted.
  if (outside && isComparison(question)) return { text: `${alone} (${withoutEnd(previous)})`, isNew: false };
  const spoken = withSpeaker(alone, previous);
  if (spoken !== undefined) return { text: spoken, isNew: true };
  return { text: withCarried(question, previous, subject), isNew: false };
}

function contentOf(question: string): Token[] {
  return contentTokens(question).filter((token) => !isFunctionWord(token.word));
}

/** "Why?", "how many of them?", "and wounded?": too little to search for. */
function leavesSubjectOut(question: string): boolean {
  const content = contentOf(question);
  const names = content.some((token) => /^\p{Lu}/u.test(token.word) && token.start > 0);
  // A lone name opens a subject of its own; a lone common word ("trainers?") does not.
  if (content.length <= 1 && !names) return true;
  if (!CONTINUES.test(question) || content.length > 3) return false;
  const asks = /\b(?:who|what|when|where|which|how|is|are|was|were|does|do|did)\b/i.test(
    withoutConnector(question),
  );
  return !(asks && names);
}

function withCarried(question: string, previous: string, subject: string): string {
  const present = new Set(contentOf(question).map((token) => token.term));
  const carriable = [...contentTokens(previous), ...contentTokens(subject)];
  const carried = carriable.filter(
    (token, at) => !present.has(token.term) && carriable.findIndex(({ term }) => term === token.term) === at,
  );
  if (carried.length === 0) return question;
  const words = carried.slice(0, CARRIED).map((token) => token.word);
  return `${withoutConnector(question)} (${words.join(" ")})`;
}
