import { isCompleteSentence } from "#lib/text/sentences.ts";
import type { CleaningRule, Cut } from "./page.ts";

/** Alternative texts of pictures that were glued to the front of the next paragraph, and their lines of their own. */
export const altText: CleaningRule = {
  name: "alternative text of a picture",
  find: ({ lines }) => {
    const labels = new Map<string, number[]>();
    lines.forEach(({ text, words }, i) => {
      if (words >= 2 && words <= 15 && !isCompleteSentence(text))
        labels.set(text, [...(labels.get(text) ?? []), i]);
    });
    const cuts: Cut[] = [];
    for (const [label, places] of labels) {
      const glued = lines.flatMap(({ text }, i) => (isGlued(text, label) ? [i] : []));
      if (glued.length === 0) continue;
      cuts.push(...places.map((line) => ({ line })));
      cuts.push(...glued.map((line) => ({ line, keep: (lines[line]?.text ?? "").slice(label.length) })));
    }
    return cuts.sort((a, b) => a.line - b.line);
  },
};

function isGlued(text: string, label: string): boolean {
  return (
    text.length > label.length &&
    /^[\p{Lu}“"‘']\p{L}/u.test(text.slice(label.length)) &&
    text.startsWith(label)
  );
}
