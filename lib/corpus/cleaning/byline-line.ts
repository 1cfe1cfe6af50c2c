import { authorNames } from "#lib/metadata/author-names.ts";
import { readBylineLine } from "#lib/metadata/byline.ts";
import type { CleaningRule } from "./page.ts";
import { isProse } from "./title-lines.ts";

const TOP = 14;
const MOST_WORDS = 24;

/**
 * A line at the top that names the article's authors, who are shown beside the text already: "By Jo Bly", with a post, a
 * place or dates, or above the article also their names alone; and "By our staff", which names nobody.
 */
export const bylineLine: CleaningRule = {
  name: "byline",
  find: ({ lines, authors }) => {
    const known = new Set(authors.map((author) => author.toLowerCase()));
    const areKnown = (names: readonly string[]) => names.every((name) => known.has(name.toLowerCase()));
    const body = lines.findIndex(isProse);
    return lines.slice(0, TOP).flatMap(({ text, words }, line) => {
      if (words > MOST_WORDS) return [];
      const byline = readBylineLine(text);
      if (byline !== undefined && (byline.dates === undefined || byline.authors.length > 0))
        return areKnown(byline.authors) ? [{ line }] : [];
      if (known.size === 0 || line >= body || /[.!?]$/.test(text)) return [];
      const names = authorNames(text);
      return names.length > 0 && areKnown(names) ? [{ line }] : [];
    });
  },
};
