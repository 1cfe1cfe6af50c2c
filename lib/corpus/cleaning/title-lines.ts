import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, countWords, cutRange, isParagraph, type PageLine, plainWords } from "./page.ts";

/** A headline stands within this many lines. */
const TOP = 12;

/** What stands above the headline, and the headline itself; no more than the headline if a paragraph stands above. */
export const aboveTitle: CleaningRule = {
  name: "above the title",
  find: ({ lines, title }) => {
    if (title === undefined) return [];
    const at = lines.slice(0, TOP).findLastIndex((line) => isTitle(line.text, title));
    if (at < 0) return [];
    return lines.slice(0, at).some(isParagraph) ? [] : cutRange(0, at);
  },
};

/** The headline wherever it is a line of its own: the title is shown beside the text already. */
export const titleLine: CleaningRule = {
  name: "title",
  find: ({ lines, title }) => {
    if (title === undefined) return [];
    // Further down, one or two words may be a sub-heading.
    const within = countWords(title) < 3 ? TOP : lines.length;
    return lines.slice(0, within).flatMap((line, i) => (isTitle(line.text, title) ? [{ line: i }] : []));
  },
};

/** Publication dates and times as pages print them below the headline. */
export const dateLine: CleaningRule = {
  name: "date line",
  find: ({ lines }) =>
    lines
      .slice(0, TOP)
      .flatMap(({ text }, i) => (DATE_LINE.test(text) && countWords(text) <= 14 ? [{ line: i }] : [])),
};

const DATE_LINE =
  /^(?:(?:first )?published|posted|(?:last )?updated|(?:last )?modified|date)(?: on| at)?:? (?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}|\w+ \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[^.!?]{0,40}$/i;

/**
 * The line that looks most like a headline when no title is known: the first of three to thirty words above the first
 * paragraph that isn't a complete sentence, unless it is a question.
 */
export function findHeadline(lines: readonly PageLine[]): string | undefined {
  const body = lines.findIndex(isParagraph);
  return lines.slice(0, Math.min(TOP, Math.max(0, body))).find(({ text }) => {
    const words = countWords(text);
    return (
      words >= 3 && words <= 30 && (!isCompleteSentence(text) || text.endsWith("?")) && !/^by\b/i.test(text)
    );
  })?.text;
}

/** Equal but for quotation marks and spaces, or followed by the outlet's name as in a browser's title bar. */
function isTitle(line: string, title: string): boolean {
  if (line.length < title.length - 20 || line.length > title.length + 60) return false;
  const wanted = plainWords(title).join(" ");
  if (wanted === "" || plainWords(line).join(" ") === wanted) return wanted !== "";
  const separator = /\s[|–—-]\s(?=[^|–—]*$)/.exec(line);
  return separator !== null && plainWords(line.slice(0, separator.index)).join(" ") === wanted;
}
