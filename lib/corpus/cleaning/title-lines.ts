import { readBylineLine, readLead } from "#lib/metadata/byline.ts";
import { isCompleteSentence } from "#lib/text/sentences.ts";
import { type CleaningRule, countWords, cutRange, type PageLine, plainWords } from "./page.ts";
import { isPictureLine } from "./picture-credits.ts";

/** A headline stands within this many lines. */
const TOP = 12;
/** How many lines of the article tell whether a line is its headline. */
const READ_FOR_HEADLINE = 12;

/** What stands above the headline, unless a sentence does: that may be the article's. */
export const aboveTitle: CleaningRule = {
  name: "above the title",
  find: ({ lines, title }) => {
    if (title === undefined) return [];
    const body = lines.findIndex((line) => isProse(line) && !isTitle(line.text, title));
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

/** Publication dates and times as pages print them, also before the first paragraph on its line; a bare date only above an article that isn't a chronicle. */
export const dateLine: CleaningRule = {
  name: "date line",
  find: ({ lines }) => {
    const body = lines.findIndex(isProse);
    const kindOf = ({ text, words }: PageLine) => {
      if (words > MOST_DATE_WORDS) return undefined;
      if (words <= 14 && PUBLISHED.test(text)) return "labelled";
      if (!/\p{Nd}/u.test(text)) return undefined;
      const byline = readBylineLine(text);
      if (byline?.dates === undefined || byline.authors.length > 0) return undefined;
      return byline.dates.isLabelled ? "labelled" : "bare";
    };
    const isHeading = (line: PageLine) =>
      line.words <= 10 && /\p{Nd}{4}/u.test(line.text) && kindOf(line) === "bare";
    const top = lines.slice(body).some(isHeading) ? 0 : body;
    const others = lines.slice(body + 1).map(({ text }) => text);
    return lines.slice(0, TOP).flatMap((line, i) => {
      const lead = i === body ? readLead(line.text, others) : undefined;
      if (lead !== undefined) return [{ line: i, keep: line.text.slice(lead.end) }];
      const kind = kindOf(line);
      return kind === "labelled" || (kind === "bare" && i < top) ? [{ line: i }] : [];
    });
  },
};

const MOST_DATE_WORDS = 20;

const DATE =
  "(?:\\w+,? )?(?:\\d{1,2}(?:st|nd|rd|th)? \\p{L}+,? \\d{4}|\\p{L}+ \\d{1,2},? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})";
const PUBLISHED = new RegExp(
  `^(?:(?:first )?published|posted|(?:last )?updated|(?:last )?modified|date)(?: on| at)?:? ${DATE}[^.!?]{0,40}$`,
  "iu",
);

/**
 * The line that looks most like a headline when no title is known: above the first sentence, three to thirty words (fewer
 * right above a byline or date), no byline, nothing of a picture. The first whose words the article takes up again; else
 * the first.
 */
export function findHeadline(lines: readonly PageLine[]): string | undefined {
  const body = lines.findIndex(isProse);
  const top = lines.slice(0, Math.min(TOP, Math.max(0, body)));
  const bylines = top.map(({ text }) => /^by\b/i.test(text) || readBylineLine(text) !== undefined);
  const candidates = top.filter((line, i) => {
    const isStatement = isCompleteSentence(line.text) && !line.text.endsWith("?");
    const fewest = bylines[i + 1] === true ? 1 : 3;
    return (
      line.words >= fewest && line.words <= 30 && !isStatement && bylines[i] === false && !isPictureLine(line)
    );
  });
  if (candidates.length < 2) return candidates[0]?.text;
  const taken = new Set(lines.slice(body, body + READ_FOR_HEADLINE).flatMap((line) => stemsOf(line.text)));
  const takenUp = candidates.find(({ text }) => {
    const stems = stemsOf(text);
    const hits = stems.filter((stem) => taken.has(stem)).length;
    return hits >= 2 && hits >= stems.length / 2;
  });
  return (takenUp ?? candidates[0])?.text;
}

/** The first four letters of each word that has as many: "gates" is "gate". */
function stemsOf(text: string): string[] {
  return plainWords(text).flatMap((word) => (word.length < 4 ? [] : [word.slice(0, 4)]));
}

/** A statement of six words or more, as no menu has; headlines may be questions. */
export function isProse({ text, words }: PageLine): boolean {
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
