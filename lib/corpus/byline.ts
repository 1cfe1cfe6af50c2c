import { isCompleteSentence } from "#lib/text/sentences.ts";
import { authorNames } from "./check-found.ts";
import type { Metadata } from "./metadata.ts";
import { readDate } from "./read-date.ts";

/** Bylines and dates stand within so many lines, and no sentence of the article stands above them. */
const TOP = 14;
const SEARCHED = 4000;
const LONGEST = 140;

const PARTICLE =
  "(?:de|da|del|della|der|den|di|du|van|von|la|le|el|al|bin|ibn|ben|abu|y|e|dos|das|ter|ten|zu)";
const NAME = `\\p{Lu}[\\p{L}’'.-]*(?: (?:${PARTICLE}[ -])*\\p{Lu}[\\p{L}’'.-]*){1,4}`;
const NAMES = `${NAME}(?:(?:, | and | AND |, and | & )${NAME}){0,5}`;
/** "By Jo Bly and Dan Ruiz", with a role, place or outlet after it. */
const BYLINE = new RegExp(
  `^(?i:by|written by|reporting by|story by|words by|authors?:)\\s+(?<names>${NAMES})(?:,? (?:in|for|at) [^.!?]{2,40}|, [\\p{L} ’'-]{3,40})?$`,
  "u",
);
const UPPER_CASE = /^[\p{Lu}\s.,’'&-]+$/u;

const DATE =
  "(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\\.?,? )?(?:\\d{1,2}(?:st|nd|rd|th)? \\p{L}+\\.?,? \\d{4}|\\p{L}+\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})";
const TIME = "(?:,?(?: at| -| \\|)? ?\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: ?\\(?[A-Z]{2,5}\\)?)?)?";
const DATE_LINE = new RegExp(
  `^(?:(?:first |originally )?(?:published|posted|issued)(?: on| at)?:? |(?:publication )?date:? )?(?<date>${DATE})${TIME}$`,
  "iu",
);

export type Byline = Pick<Metadata, "authors" | "published">;

/**
 * The authors and the date of publication that a text names in lines of their own at its top, such as "By Jo Bly" and
 * "Published 4 June 2019"; both may share a line, "By Jo Bly | 4 June 2019". Dates of an update are not the publication.
 */
export function findByline(text: string): Byline {
  let authors: string[] | undefined;
  let published: string | undefined;
  let lines = 0;
  for (const raw of text.slice(0, SEARCHED).split(/[\n\r]+/)) {
    const line = raw.trim();
    if (line === "") continue;
    if (++lines > TOP || (isCompleteSentence(line) && line.split(" ").length >= 12)) break;
    if (line.length > LONGEST) continue;
    for (const part of line.split(/\s+(?:[|•·–—]|\/\/)\s+/)) {
      authors ??= authorsOf(part);
      const date = DATE_LINE.exec(part)?.groups?.date;
      if (date !== undefined) published ??= readDate(date);
    }
  }
  return { ...(authors !== undefined && { authors }), ...(published !== undefined && { published }) };
}

/** The persons of a line that is a byline and nothing else. */
export function authorsOf(line: string): string[] | undefined {
  const names = BYLINE.exec(line)?.groups?.names;
  if (names === undefined) return undefined;
  return authorNames(names).map((name) => (UPPER_CASE.test(name) ? titleCase(name) : name));
}

function titleCase(name: string): string {
  return name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
