import type { CleaningRule } from "./page.ts";

const ROLE =
  "(?:correspondent|reporter|writer|editor|journalist|columnist|fellow|professor|author|contributor|producer|blogger|researcher|analyst|lecturer|commentator|presenter|director|photographer|academic|historian|scholar)";
const BIOGRAPHY = new RegExp(
  `^(\\p{Lu}[\\p{L}’'.-]+(?: \\p{Lu}[\\p{L}’'.-]*){1,4}) (?:is|was|works as|reports)(?: an?| the)?\\b[^.]{0,80}\\b${ROLE}\\b`,
  "u",
);
const BIOGRAPHY_WORDS = 90;

/**
 * "X is a reporter at Y …": when X is the article's author, or writes for its outlet and is named nowhere else in the
 * article, so that a person the article is about is never taken for its author.
 */
export const authorBox: CleaningRule = {
  name: "author's biography",
  find: ({ lines, authors, outletName }) =>
    lines.flatMap(({ text, words }, i) => {
      if (words > BIOGRAPHY_WORDS) return [];
      const name = BIOGRAPHY.exec(text)?.[1];
      if (name === undefined) return [];
      if (authors.some((author) => author.toLowerCase() === name.toLowerCase())) return [{ line: i }];
      if (authors.length > 0 || outletName === undefined || !namesOutlet(text, outletName)) return [];
      const surname = name.split(" ").at(-1) ?? name;
      return lines.some((line, k) => k !== i && line.text.includes(surname)) ? [] : [{ line: i }];
    }),
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
