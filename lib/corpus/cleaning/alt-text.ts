import { isCompleteSentence } from "#lib/text/sentences.ts";
import type { CleaningRule, Cut } from "./page.ts";

const MOST_WORDS = 15;
const LONGEST = 150;
/** Where a word runs into the capital letter or quotation mark of the next sentence. */
const SEAM = /(?<=[\p{L}\p{N}.)])(?=[\p{Lu}“"‘']\p{L})/gu;

/** Alternative texts of pictures that were glued to the front of the next paragraph, and their lines of their own. */
export const altText: CleaningRule = {
  name: "alternative text of a picture",
  find: ({ lines }) => {
    const labels = new Map<string, number[]>();
    lines.forEach(({ text, words }, i) => {
      if (words < 2 || words > MOST_WORDS || isCompleteSentence(text)) return;
      const places = labels.get(text);
      if (places === undefined) labels.set(text, [i]);
      else places.push(i);
    });
    if (labels.size === 0) return [];
    const cuts = new Map<number, Cut>();
    lines.forEach(({ text }, line) => {
      for (const seam of text.slice(0, LONGEST).matchAll(SEAM)) {
        const places = labels.get(text.slice(0, seam.index));
        if (places === undefined) continue;
        for (const place of places.splice(0)) cuts.set(place, { line: place });
        cuts.set(line, { line, keep: text.slice(seam.index) });
        break;
      }
    });
    return [...cuts.values()].sort((a, b) => a.line - b.line);
  },
};
