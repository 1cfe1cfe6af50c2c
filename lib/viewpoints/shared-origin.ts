import type { Cell, Column } from "#lib/domain/comparison.ts";
import { foldWord } from "#lib/text/tokens.ts";

/** So many words in a row are hardly found twice by chance. */
const SAME_WORDS = 8;

/** Names the columns whose words are the same over eight words or more: one origin, not several agreeing sources. */
export function sharedOrigin(cells: readonly Cell[], columns: readonly Column[]): string | undefined {
  const runs = cells.map((cell) => (cell.quote === undefined ? new Set<string>() : wordRuns(cell.quote)));
  const sharing = cells.flatMap((_, index) => {
    const own = runs[index] ?? new Set();
    const shares = runs.some((other, place) => place !== index && [...own].some((run) => other.has(run)));
    return shares ? [columns[index]?.name ?? ""] : [];
  });
  return sharing.length < 2 ? undefined : `The same words in ${sharing.join(" and ")}: one origin.`;
}

function wordRuns(text: string): Set<string> {
  const words = (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord);
  return new Set(
    words
      .slice(0, Math.max(0, words.length - SAME_WORDS + 1))
      .map((_, at) => words.slice(at, at + SAME_WORDS).join(" ")),
  );
}
