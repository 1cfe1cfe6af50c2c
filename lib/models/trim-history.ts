import type { Turn } from "#lib/schema/answer.ts";

/** Markers of earlier answers, whose numbers mean other passages now. Bounded, so that no text takes long to look through. */
const MARKERS = /\s{0,4}(?:\[\^?\d{1,6}(?:\s{0,4}[-–,;]\s{0,4}\d{1,6}){0,20}\]|【[^】]{0,60}】)/g;

/** A token is about four characters of English; good enough for a bound. */
export const CHARACTERS_PER_TOKEN = 4;

/**
 * The newest turns that fit into the budget, oldest first, without citation markers. The newest is always kept, cut to
 * the budget if it must be; an answer is not kept without the question before it.
 */
export function trimHistory(history: readonly Turn[], tokens: number): Turn[] {
  let room = tokens * CHARACTERS_PER_TOKEN;
  const kept: Turn[] = [];
  for (const turn of history.toReversed()) {
    const content = turn.content.replace(MARKERS, "").trim();
    if (content.length > room && kept.length > 0) break;
    kept.unshift({ role: turn.role, content: content.slice(0, room) });
    room -= content.length;
  }
  while (kept[0]?.role === "assistant" && kept.length > 1) kept.shift();
  return kept;
}
