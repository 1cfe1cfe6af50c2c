import type { AnswerView } from "#app/shared/conversation/answer-view.ts";

/**
 * What was searched for, where that is not what was asked: a follow-up made standalone. Undefined where it is, but for
 * corrected spelling, which is told on its own.
 */
export function searchedAs(
  question: string,
  { searchedFor, corrections }: Pick<AnswerView, "searchedFor" | "corrections">,
): string | undefined {
  if (searchedFor === undefined) return undefined;
  const corrected = corrections.reduce((text, { from, to }) => text.replaceAll(from, to), plain(question));
  const same = [plain(question), corrected].includes(plain(searchedFor));
  return same ? undefined : searchedFor;
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}
