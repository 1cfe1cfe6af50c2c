import type { Column, Stance } from "#lib/schema/comparison.ts";
import { formatCount } from "../frame/format-count.ts";

/** A stance as it is read: the symbol catches the eye, the words say it. */
export const STANCES: Record<Stance, { symbol: string; words: string }> = {
  states: { symbol: "●", words: "states" },
  disputes: { symbol: "≠", words: "disputes" },
  "other-figure": { symbol: "≈", words: "other figure" },
  "not-checked": { symbol: "○", words: "not checked" },
  silent: { symbol: "–", words: "nothing found" },
};

/** Silence is about what was searched; a column that speaks to other points is silent on this one only. */
export function silenceWords({
  articlesSearched,
  covered,
}: Pick<Column, "articlesSearched" | "covered">): string {
  return `nothing found ${covered ? "on this point " : ""}in ${formatCount(articlesSearched, "article")}`;
}
