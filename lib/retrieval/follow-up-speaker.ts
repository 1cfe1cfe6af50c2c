import { AUXILIARY, nameRuns } from "./follow-up-names.ts";

const SPEAKING =
  "(?:say|think|write|report|tell|expect|believe|claim|argue|warn|announce|mention|describe|see|predict|suggest|want)";
const SPEAKER = new RegExp(`\\b(?:do|does|did)\\s+([^,?]+?)\\s+${SPEAKING}\\b`, "i");
const PRONOUN_SPEAKS = new RegExp(`\\b(${AUXILIARY}\\s+)(?:it|they)(?=\\s+${SPEAKING}\\b)`, "i");

/** Asks for somebody's words without saying on what. */
const BARELY_SPEAKS = new RegExp(
  `^\\W*(?:what|how)\\s+(?:do|does|did)\\s+([^,?]+?)\\s+${SPEAKING}\\W*$`,
  "i",
);

/** True for "What does the Courier say?", which leaves out on what. */
export function leavesTopicOut(question: string): boolean {
  return BARELY_SPEAKS.test(question);
}

/**
 * "What did they say about fares?" after "What does the Courier report about the strike?": whoever spoke before speaks
 * again, and of something else. "What does the Tern Review say?": somebody else speaks, and of the same. Undefined
 * where the two questions are not of that form.
 */
export function withSpeaker(question: string, previous: string): string | undefined {
  const said = SPEAKER.exec(previous);
  const speaker = said?.[1];
  if (said === null || speaker === undefined) return undefined;
  const at = PRONOUN_SPEAKS.exec(question)?.index;
  const other = BARELY_SPEAKS.exec(question)?.[1];
  if (at === undefined) {
    const start = said.index + said[0].indexOf(speaker);
    return other && previous.slice(0, start) + other + previous.slice(start + speaker.length);
  }
  // "And the Courier, does it say so?"
  if (nameRuns(question).some(({ start }) => start < at)) return undefined;
  return question.replace(PRONOUN_SPEAKS, (_all, verb: string) => verb + speaker);
}
