import { fullName } from "./full-name.ts";

/** "Jonas Pell: The ferry is old." at the start of a paragraph. */
const LABEL = /^(?<label>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}): +(?=\S)/u;
const ALL_LABELS = new RegExp(`(?:^|\\n\\n)${LABEL.source.slice(1)}`, "gu");

/**
 * Whose turn a paragraph of a printed conversation is: the name that it begins with, before a colon. Undefined in a text
 * that is no conversation: there two labels take turns, and this one comes more than once.
 */
export function turnLabel(text: string, paragraph: string): string | undefined {
  const label = LABEL.exec(paragraph)?.groups?.label;
  if (label === undefined || label.length < 2) return undefined;
  // "Iraq: …" begins headings.
  if (!/\s/u.test(fullName(text, label))) return undefined;
  const labels = Array.from(text.matchAll(ALL_LABELS), (match) => match.groups?.label);
  const times = labels.filter((other) => other === label).length;
  return times > 1 && new Set(labels).size > 1 ? label : undefined;
}
