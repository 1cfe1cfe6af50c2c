import { scriptText } from "../script-text.ts";

/** Text as a paragraph holds it, piece by piece; "\n" is a broken line. */
export type Inline = { text: string; place: "raised" | "lowered" | "on the line"; isFormula?: boolean };

/** No raised ordinal, exponent or list of notes is longer. */
const LONGEST_SCRIPT = 16;

/** The lines of a paragraph as one string. Raised and lowered text is written as a reader would; marks of notes go. */
export function paragraphText(inlines: readonly Inline[]): string {
  const merged = mergeNeighbours(inlines);
  let text = "";
  merged.forEach((inline, i) => {
    if (inline.place === "on the line" || inline.text.trim().length > LONGEST_SCRIPT) {
      text += inline.text;
      return;
    }
    const { place } = inline;
    const [, lead = "", trail = ""] = /^(\s*).*?(\s*)$/su.exec(inline.text) ?? [];
    const script = scriptText({
      text: inline.text,
      place,
      before: text + lead,
      after: merged[i + 1]?.text ?? "",
    });
    // A formula has no notes.
    const written = script === "" && inline.isFormula === true ? `^${inline.text.trim()}` : script;
    text += inline.text.trim() === "" ? inline.text : lead + written + trail;
  });
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
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
