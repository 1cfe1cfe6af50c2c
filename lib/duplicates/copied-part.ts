import type { ReadText } from "./read-text.ts";

/** Of a text's runs of three words, the share that stands in any of the others; 0 to 1, 0 for a text without runs. */
export function copiedPart(text: ReadText, others: readonly ReadText[]): number {
  if (text.runs.length === 0 || others.length === 0) return 0;
  const known = new Set(others.flatMap(({ runs }) => [...runs]));
  return text.runs.filter((run) => known.has(run)).length / text.runs.length;
}
