import { answerView } from "#app/shared/conversation/answer-view.ts";
import type { ConversationTurn } from "#app/shared/conversation/turns.ts";
import { isComparison } from "#lib/evidence/is-comparison.ts";

/**
 * For each turn, whether it asks to set the outlets side by side: by its own words, or because it goes on with a turn
 * that did ("And on the drones?"), which shows in that it was searched for in other words than it was asked in.
 */
export function asksToCompare(turns: readonly ConversationTurn[], outletNames: readonly string[]): boolean[] {
  let before = false;
  return turns.map(({ question, answer }) => {
    const searchedFor = answer === undefined ? question : (answerView(answer).searchedFor ?? question);
    const goesOn = searchedFor.trim() !== question.trim();
    before = isComparison(question, outletNames) || (before && goesOn);
    return before;
  });
}
