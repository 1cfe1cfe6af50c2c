import { scriptText } from "../script-text.ts";

/** Text as a paragraph holds it, piece by piece; "\n" is a broken line. */
export type Inline = { text: string; place: "raised" | "lowered" | "on the line"; isFormula?: boolean };

/** No raised ordinal, exponent or list of notes is longer. */
const LONGEST_SCRIPT = 16;

/** The lines of a paragraph as one string. Raised and lowered text is written as a reader would; marks of notes go. */
export function paragraphText(inlines: readonly Inline[]): string {
  const merged = mergeNeighbours(inlines);
  const parts: string[] = [];
  merged.forEach((inline, i) => {
    const isScript = inline.place !== "on the line" && inline.text.trim().length <= LONGEST_SCRIPT;
    parts.push(isScript ? writtenScript(inline, parts.at(-1) ?? "", merged[i + 1]?.text ?? "") : inline.text);
  });
  return parts
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

function writtenScript({ text, place, isFormula }: Inline, before: string, after: string): string {
  if (place === "on the line" || text.trim() === "") return text;
  const [, lead = "", trail = ""] = /^(\s*).*?(\s*)$/su.exec(text) ?? [];
  const written = scriptText({ text, place, before: before + lead, after });
  // A formula has no notes.
  return `${lead}${written === "" && isFormula === true ? `^${text.trim()}` : written}${trail}`;
}

function mergeNeighbours(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (last !== undefined && last.place === inline.place && last.isFormula === inline.isFormula)
      last.text += inline.text;
    else merged.push({ ...inline });
  }
  return merged;
}
