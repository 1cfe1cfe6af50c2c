import type { CleaningRule } from "./page.ts";

const ROLE =
  "(?:correspondent|reporter|writer|editor|journalist|columnist|fellow|professor|author|contributor|producer|blogger|researcher|analyst|lecturer|commentator|presenter|director|photographer|academic|historian|scholar)";
const BIOGRAPHY = new RegExp(
  `^(\\p{Lu}[\\p{L}’'.-]+(?: \\p{Lu}[\\p{L}’'.-]*){1,4}) (?:is|was|works as|reports)(?: an?| the)?\\b[^.]{0,80}\\b${ROLE}\\b`,
  "u",
);
const BIOGRAPHY_WORDS = 90;
/** An article has no more authors than this; a page with more such lines is a list of people. */
const MOST_BIOGRAPHIES = 12;

/**
 * "X is a reporter at Y …": when X is the article's author, or writes for its outlet and is named nowhere else in the
 * article, so that a person the article is about is never taken for its author.
 */
export const authorBox: CleaningRule = {
  name: "author's biography",
  find: ({ lines, authors, outletName }) => {
    const boxes = lines.flatMap(({ text, words }, i) => {
      const name = words > BIOGRAPHY_WORDS ? undefined : BIOGRAPHY.exec(text)?.[1];
      return name === undefined ? [] : [{ text, name, i }];
    });
    if (boxes.length > MOST_BIOGRAPHIES) return [];
    return boxes.flatMap(({ text, name, i }) => {
      if (authors.some((author) => author.toLowerCase() === name.toLowerCase())) return [{ line: i }];
      if (authors.length > 0 || outletName === undefined || !namesOutlet(text, outletName)) return [];
      const surname = name.split(" ").at(-1) ?? name;
      return lines.some((line, k) => k !== i && line.text.includes(surname)) ? [] : [{ line: i }];
    });
  },
};

function namesOutlet(text: string, outletName: string): boolean {
  const firstSentence = text.split(/(?<=\.)\s/, 1)[0] ?? "";
  return new RegExp(
    `\\b(?:at|for|of|with) (?:the )?${escapeForPattern(outletName.replace(/^the /i, ""))}\\b`,
    "i",
  ).test(firstSentence);
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
