import type { Stance } from "#lib/domain/comparison.ts";
import { formatCount } from "./format-count.ts";

/** A stance as it is read: the symbol catches the eye, the words say it. */
export const STANCES: Record<Stance, { symbol: string; words: string }> = {
  states: { symbol: "●", words: "states" },
  disputes: { symbol: "≠", words: "disputes" },
  "other-figure": { symbol: "≈", words: "other figure" },
  "not-checked": { symbol: "○", words: "not checked" },
  silent: { symbol: "–", words: "nothing found" },
};

/** Silence is about what was searched: `nothing found in 1 article`. */
export function silenceWords(articlesSearched: number): string {
  return `nothing found in ${formatCount(articlesSearched, "article")}`;
}
