import { aliasOf } from "#lib/text/aliases.ts";
import { findNames } from "#lib/text/names.ts";
import { foldWord, isFunctionWord, tokenize } from "#lib/text/tokens.ts";

/** Capitalised words that belong together; `text.slice(start, end)` is the run, without a possessive ending. */
export type NameRun = { start: number; end: number; text: string };

const RUN =
  /\p{Lu}[\p{L}\p{N}]*(?:\.\p{Lu}\.)*(?:(?:-|\s+(?:al-|bin |of )?)\p{Lu}[\p{L}\p{N}]*|-[\p{L}]+)*/gu;
export const AUXILIARY =
  "(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|might|may|must)";
const AFTER_PLACE = /\b(?:in|at|near|from|to|on|of|for)\s+(?:the\s+)?$/i;
const AFTER_AUXILIARY = new RegExp(`\\b${AUXILIARY}\\s+(?:the\\s+)?$`, "i");

/** The names in a question, in order; its first word has its capital for another reason. */
export function nameRuns(question: string): NameRun[] {
  return [...question.matchAll(RUN)].flatMap(({ index, 0: text }) => {
    const opens = index === 0 && isFunctionWord(tokenize(text)[0]?.word ?? "");
    return opens || text === "I" ? [] : [{ start: index, end: index + text.length, text }];
  });
}

/** True where a verb that helps to ask stands right before: "What did [the] Norland …". */
export function followsAuxiliary(question: string, run: NameRun): boolean {
  return AFTER_AUXILIARY.test(question.slice(0, run.start));
}

/**
 * The person whom "he" or "she" after a question and its answer means: the one asked about; where somebody was asked
 * for, the first full name of the answer that the question does not have itself.
 */
export function personIn(question: string, answer: string): string | undefined {
  const people = nameRuns(question).filter(({ text }) =>
    tokenize(text).some(({ word }) => aliasOf(foldWord(word)) === undefined),
  );
  const identified = /^\W*(?:and |but |so )?who(?:'s|\s+(?:is|was))\s+(?=\p{Lu})/iu.test(question);
  const asksForSomebody = /^\W*(?:and |but |so )?(?:who|whom|which \w+)\b/i.test(question);
  if (asksForSomebody && !identified) {
    // The lines in bold say who speaks.
    const said = answer.replace(/^\*\*.*\*\*$/gm, "");
    const asked = new Set(tokenize(question).map(({ term }) => term));
    return findNames(said).find(({ terms }) => terms.length > 1 && !terms.some((term) => asked.has(term)))
      ?.text;
  }
  const first = identified ? people[0] : people.find((run) => followsAuxiliary(question, run));
  return (first ?? people.find((run) => !AFTER_PLACE.test(question.slice(0, run.start))))?.text;
}
