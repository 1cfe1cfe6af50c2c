import type { Cell, Point } from "#lib/schema/comparison.ts";
import { foldWord } from "#lib/text/tokens.ts";
import type { ColumnPassages } from "./comparer.ts";

/** So many words in a row are hardly found twice by chance. */
const SAME_WORDS = 8;

type Shared = Pick<Point, "sharedOrigin" | "origins">;
type Voice = { columnId: string; name: string; report: string | undefined; runs: ReadonlySet<string> };

/**
 * Which columns speak with one voice: those whose articles print one report, however the sentences shown differ, and
 * those whose words are the same over eight words or more. Empty where each speaks for itself.
 */
export function sharedOrigin(cells: readonly Cell[], columns: readonly ColumnPassages[]): Shared {
  const voices = cells.flatMap((cell, index): Voice[] => {
    const column = columns[index];
    if (cell.quote === undefined || column === undefined) return [];
    const { id: columnId, name } = column.column;
    return [{ columnId, name, report: reportOf(cell, column), runs: wordRuns(cell.quote) }];
  });
  const sameReport = groupsOf(voices, (a, b) => a.report !== undefined && a.report === b.report);
  const sameWords = groupsOf(voices, (a, b) => [...a.runs].some((run) => b.runs.has(run)));
  const inOne = (group: readonly Voice[]) =>
    sameReport.some((report) => group.every((voice) => report.includes(voice)));
  const sentences = [
    ...sameReport.map((group) => `One report, printed by ${namesOf(group)}: one origin.`),
    ...sameWords
      .filter((group) => !inOne(group))
      .map((group) => `The same words in ${namesOf(group)}: one origin.`),
  ];
  if (sentences.length === 0) return {};
  const together = [...sameReport, ...sameWords];
  const origins = groupsOf(voices, (a, b) =>
    together.some((group) => group.includes(a) && group.includes(b)),
  );
  return {
    sharedOrigin: sentences.join(" "),
    origins: origins.map((group) => group.map(({ columnId }) => columnId)),
  };
}

/** The origin of the article that a cell quotes, where others print it, too. */
function reportOf({ citation }: Cell, { passages }: ColumnPassages): string | undefined {
  return passages.find(({ article }) => article.id === citation?.articleId)?.article.originId;
}

/** Groups of two and more that are alike, directly or by way of others; in the order of the voices. */
function groupsOf(voices: readonly Voice[], alike: (a: Voice, b: Voice) => boolean): Voice[][] {
  const left = new Set(voices);
  const groups: Voice[][] = [];
  for (const voice of voices) {
    const group = left.delete(voice) ? [voice] : [];
    for (const member of group) {
      for (const other of left) if (alike(member, other) && left.delete(other)) group.push(other);
    }
    if (group.length > 1) groups.push(group.sort((a, b) => voices.indexOf(a) - voices.indexOf(b)));
  }
  return groups;
}

function namesOf(group: readonly Voice[]): string {
  const names = group.map(({ name }) => name);
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function wordRuns(text: string): Set<string> {
  const words = (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord);
  return new Set(
    words
      .slice(0, Math.max(0, words.length - SAME_WORDS + 1))
      .map((_, at) => words.slice(at, at + SAME_WORDS).join(" ")),
  );
}
