import { authorsOf } from "../byline.ts";
import type { CleaningRule } from "./page.ts";

const TOP = 14;

/** "By Jo Bly": a line at the top that names the article's authors, who are shown beside the text already. */
export const bylineLine: CleaningRule = {
  name: "byline",
  find: ({ lines, authors }) => {
    if (authors.length === 0) return [];
    const known = new Set(authors.map((author) => author.toLowerCase()));
    return lines.slice(0, TOP).flatMap(({ text, words }, line) => {
      if (words > 20) return [];
      const named = authorsOf(text);
      return named?.every((name) => known.has(name.toLowerCase())) === true ? [{ line }] : [];
    });
  },
};
