import { AUXILIARY, nameRuns } from "./follow-up-names.ts";

const SPEAKING =
  "(?:say|think|write|report|tell|expect|believe|claim|argue|warn|announce|mention|describe|see|predict|suggest|want)";
const SPEAKER = new RegExp(`\\b(?:do|does|did)\\s+([^,?]+?)\\s+${SPEAKING}\\b`, "i");
const PRONOUN_SPEAKS = new RegExp(`\\b(${AUXILIARY}\\s+)(?:it|they)(?=\\s+${SPEAKING}\\b)`, "i");

/**
 * "What did they say about fares?" after "What does the Courier report about the strike?": whoever spoke before speaks
 * again, and of something else. Undefined where the two questions are not of that form.
 */
export function withSpeaker(question: string, previous: string): string | undefined {
  const speaker = SPEAKER.exec(previous)?.[1];
  const at = PRONOUN_SPEAKS.exec(question)?.index;
  // "And the Courier, does it say so?"
  const ownSpeaker = nameRuns(question).some(({ start }) => at !== undefined && start < at);
  if (speaker === undefined || at === undefined || ownSpeaker) return undefined;
  return question.replace(PRONOUN_SPEAKS, (_all, verb: string) => verb + speaker);
}
