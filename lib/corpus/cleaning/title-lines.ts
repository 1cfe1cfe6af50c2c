import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, countWords, cutRange, type PageLine, plainWords } from "./page.ts";
import { isPictureLine } from "./picture-credits.ts";

/** A headline stands within this many lines. */
const TOP = 12;

/** What stands above the headline, unless a sentence does: that may be the article's. */
export const aboveTitle: CleaningRule = {
  name: "above the title",
  find: ({ lines, title }) => {
    if (title === undefined) return [];
    const body = lines.findIndex((line) => isSentence(line) && !isTitle(line.text, title));
    const top = lines.slice(0, body < 0 ? TOP : Math.min(TOP, body));
    return cutRange(
      0,
      Math.max(
        0,
        top.findLastIndex((line) => isTitle(line.text, title)),
      ),
    );
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
      .flatMap(({ text, words }, i) => (words <= 14 && DATE_LINE.test(text) ? [{ line: i }] : [])),
};

const DATE_LINE =
  /^(?:(?:first )?published|posted|(?:last )?updated|(?:last )?modified|date)(?: on| at)?:? (?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}|\w+ \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[^.!?]{0,40}$/i;

/**
 * The line that looks most like a headline when no title is known: the first above the first sentence that has three to
 * thirty words and isn't a byline or a picture's.
 */
export function findHeadline(lines: readonly PageLine[]): string | undefined {
  const body = lines.findIndex(isSentence);
  return lines.slice(0, Math.min(TOP, Math.max(0, body))).find((line) => {
    const { text, words } = line;
    const isStatement = isCompleteSentence(text) && !text.endsWith("?");
    return words >= 3 && words <= 30 && !isStatement && !/^by\b/i.test(text) && !isPictureLine(line);
  })?.text;
}

/** A statement of six words or more, as no menu has; headlines may be questions. */
function isSentence({ text, words }: PageLine): boolean {
  return words >= 6 && isCompleteSentence(text) && !text.endsWith("?");
}

/** Equal but for quotation marks and spaces, or followed by the outlet's name as in a browser's title bar. */
function isTitle(line: string, title: string): boolean {
  if (line.length < title.length - 20 || line.length > title.length + 60) return false;
  const wanted = plainWords(title).join(" ");
  if (wanted === "" || plainWords(line).join(" ") === wanted) return wanted !== "";
  const separator = /\s[|–—-]\s(?=[^|–—]*$)/.exec(line);
  return separator !== null && plainWords(line.slice(0, separator.index)).join(" ") === wanted;
}
