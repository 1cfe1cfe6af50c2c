import { OUTLET_WORDS } from "#lib/language/en/outlet-words.ts";
import { isCompleteSentence } from "#lib/text/sentences.ts";
import { authorNames, isGroup, withSmallLetters } from "./author-names.ts";
import { browserPrintLines } from "./browser-print.ts";
import { isWeekday } from "./dates/calendar-names.ts";
import { type DateLine, readDateLine } from "./dates/date-line.ts";
import { findWrittenDates } from "./dates/written-dates.ts";
import type { Metadata } from "./metadata.ts";
import { readDate } from "./read-date.ts";

/** Bylines and dates stand within so many lines, and no sentence of the article stands above them. */
const TOP = 14;
const SEARCHED = 4000;
const LONGEST = 200;
/** Of a time and its zone behind a date, in characters. */
const LONGEST_TIME = 40;

const PARTICLE =
  "(?:de|da|del|della|der|den|di|du|van|von|la|le|el|al|bin|ibn|ben|abu|y|e|dos|das|ter|ten|zu)";
const NAME = `\\p{Lu}[\\p{L}\\p{M}’'.-]*(?: (?:${PARTICLE}[ -])*\\p{Lu}[\\p{L}\\p{M}’'.-]*){1,5}`;
const NAMES = `${NAME}(?:(?:, | and | AND |, and | & )${NAME}){0,5}`;
/** What may follow the names: a place or outlet, posts, helpers. */
const AFTER =
  "(?:,? (?:in|for|at|from|with) [^.!?|]{2,80}|, [\\p{L}\\p{M} ’'&/-]{3,60}| \\([^()]{2,40}\\)| and (?:agencies|staff|wires?)|/[A-Z]{2,6})";
const OPENING = "by|written by|reporting by|reported by|story by|words by|text by|authors?";
/** "By Jo Bly and Dan Ruiz", with a role, place or outlet after it. */
const BYLINE = new RegExp(`^(?i:${OPENING})(?::\\s*|\\s+)${NAMES}${AFTER}{0,4}$`, "u");
const BY = new RegExp(`^(?:${OPENING})(?::\\s*|\\s+)`, "iu");
const PARTED = /\s+(?:[|•·–—]|\/\/)\s+|\t/;
const READING_TIME = /^(?:about )?\d+[ -]min(?:ute)?s?(?: read)?$|^reading time:? \d+ min(?:ute)?s?$/i;

/** An outlet, section or place beside a byline. */
const PROPER_NAME = /^\p{Lu}[\p{L}\p{M}’'&.-]*(?: (?:\p{Lu}[\p{L}\p{M}’'&.-]*|of|the|and|&)){0,4}$/u;

export type Byline = Pick<Metadata, "authors" | "published" | "outlet">;

/** A line that only says who wrote an article, when, and where. */
export type BylineLine = { authors: string[]; dates: DateLine | undefined; outlet?: string };

/**
 * The authors, the outlet and the date of publication that a text names in lines of their own at its top, such as "By Jo
 * Bly" and "Published 4 June 2019"; they may share a line, "By Jo Bly | 4 June 2019", "The Coast Courier, 4 June 2019".
 * Dates of an update are not the publication; names with bare dates in several lines are the headings of a chronicle.
 * Where no line has a date, that of an agency's dateline counts: "TOLMIN, 4 June 2019 – The ferry …".
 */
export function findByline(text: string, language?: string): Byline {
  let authors: string[] | undefined;
  let published: string | undefined;
  let outlet: string | undefined;
  const lines = topLines(text);
  const isChronicle = lines.filter((line) => isDatedName(line, language)).length > 1;
  const printed = browserPrintLines(lines);
  let read = 0;
  for (const [i, line] of lines.entries()) {
    if (printed.has(i)) continue;
    const isProse = isCompleteSentence(line) && line.split(" ").length >= 12;
    const isLast = ++read > TOP || isProse;
    const byline = isLast
      ? readLead(line, lines.slice(i + 1), language)?.byline
      : readBylineLine(line, language);
    if (isChronicle && isDatedName(line, language)) continue;
    if (byline !== undefined && byline.authors.length > 0) authors ??= byline.authors;
    outlet ??= byline?.outlet;
    if (byline?.dates?.published !== undefined) published ??= readDate(byline.dates.published);
    if (!isLast) continue;
    published ??= datelineOf(line, language);
    break;
  }
  return {
    ...(authors !== undefined && { authors }),
    ...(published !== undefined && { published }),
    ...(outlet !== undefined && { outlet }),
  };
}

/** "Tolmin | 4 June 2019", which stands above an article, or above each day of a chronicle. */
function isDatedName(line: string, language: string | undefined): boolean {
  if (line.length > LONGEST || !PARTED.test(line)) return false;
  const read = readBylineLine(line, language);
  return read?.dates?.isLabelled === false && read.authors.length === 0 && read.outlet === undefined;
}

function topLines(text: string): string[] {
  return text
    .slice(0, SEARCHED)
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Undefined for a line that says anything else, too. */
export function readBylineLine(line: string, language?: string): BylineLine | undefined {
  if (line.length > LONGEST) return undefined;
  const whole = readPart(line, language);
  if (whole !== undefined) return whole;
  const parts = line.split(PARTED);
  if (parts.length < 2) return readOutletLine(line, language);
  const read = parts.map((part) => readPart(part.trim(), language));
  const found: BylineLine = { authors: [], dates: undefined };
  const isByline = read.some((part) => part?.dates !== undefined || (part?.authors.length ?? 0) > 0);
  for (const [i, part] of read.entries()) {
    if (part === undefined) {
      const other = parts[i]?.trim() ?? "";
      if (READING_TIME.test(other)) continue;
      if (!isByline || !PROPER_NAME.test(other)) return undefined;
      if (isOutletName(other)) found.outlet ??= other;
      continue;
    }
    found.authors.push(...part.authors);
    found.dates = found.dates === undefined ? part.dates : { ...part.dates, ...found.dates };
  }
  return found;
}

/** "The Coast Courier, 4 June 2019"; of a place, it could as well be the heading of a day. */
function readOutletLine(line: string, language: string | undefined): BylineLine | undefined {
  const [, name = "", date = ""] = /^([^,]{3,60}),\s+(.*\p{Nd}.*)$/u.exec(line) ?? [];
  if (!PROPER_NAME.test(name) || !isOutletName(name)) return undefined;
  const dates = readDateLine(date, language);
  return dates === undefined ? undefined : { authors: [], dates, outlet: name };
}

function isOutletName(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => OUTLET_WORDS.has(word));
}

function readPart(part: string, language: string | undefined): BylineLine | undefined {
  const dates = readDateLine(part, language);
  if (dates !== undefined) return { authors: [], dates };
  const authors = authorsOf(part);
  if (authors !== undefined) return { authors, dates: undefined };
  if (!/\d/.test(part)) return undefined;
  // "By Jo Bly Updated 12:34 GMT, 3 March 2024", "3 March 2024 by Jo Bly".
  for (const { index } of part.matchAll(/(?<=[\s,])[^\s,]/gu)) {
    const [head, tail] = [part.slice(0, index).replace(/[\s,;:(-]+$/u, ""), part.slice(index)];
    const [byline, date] = BY.test(head) ? [head, tail] : BY.test(tail) ? [tail, head] : [];
    if (byline === undefined || date === undefined) continue;
    const [names, day] = [authorsOf(byline), readDateLine(date, language)];
    if (names !== undefined && day !== undefined) return { authors: names, dates: day };
  }
  return undefined;
}

type Lead = { byline: BylineLine; end: number };

/**
 * A byline with a date that a document's layout has joined to the first paragraph: "By Jo Bly 4 June 2019, 7:05 AM The
 * ferry …". `end`: where the paragraph itself begins. Where one of `others`, the paragraphs after it, begins with a date,
 * too, they tell what happened when, and nothing is a byline.
 */
export function readLead(paragraph: string, others: readonly string[], language?: string): Lead | undefined {
  const lead = leadOf(paragraph, language);
  return lead === undefined || others.some((other) => leadOf(other, language)) ? undefined : lead;
}

function leadOf(paragraph: string, language: string | undefined): Lead | undefined {
  const head = paragraph.slice(0, LONGEST);
  const [date] = findWrittenDates(head, language);
  if (date === undefined) return undefined;
  const ends = [...head.slice(date.end, date.end + LONGEST_TIME).matchAll(/ (?=[“"‘]?\p{Lu}\p{Ll})/gu)];
  for (const { index } of ends.toReversed()) {
    const end = date.end + index;
    const byline = readBylineLine(head.slice(0, end), language);
    if (byline?.dates !== undefined) return { byline, end: end + 1 };
  }
  return undefined;
}

/** The persons of a line that is a byline and nothing else; none for "By our staff", which names nobody. */
export function authorsOf(line: string): string[] | undefined {
  if (line.length > LONGEST || !BY.test(line)) return undefined;
  const rest = line.replace(BY, "");
  if (isWeekday(rest.split(" ", 1)[0] ?? "")) return undefined;
  const names = BYLINE.test(line) ? authorNames(line).map(withSmallLetters) : [];
  if (names.length > 0) return names;
  return isGroup(rest) && rest.split(" ").length <= 7 ? [] : undefined;
}

const OF_A_PLACE = /^(?:\p{Lu}|\p{Lo}|(?:de|am|an|of|the|la|le|el|sur)$)/u;
/** "On 4 June 2019 – when …" begins a sentence. */
const NO_PLACE =
  /^(?:on|in|by|since|from|until|till|after|before|at|am|im|seit|bis|le|du|depuis|el|desde|hasta|il|dal|em|op)$/i;

/** "TOLMIN, March 3, 2019 (Newswire) — The ferry …". */
function datelineOf(line: string, language: string | undefined): string | undefined {
  const head = /^(.{8,100}?)\s*(?:[–—:]|--|\s-)\s*\S/u.exec(line)?.[1]?.replace(/\s*\([^()]*\)$/, "") ?? "";
  const dates = findWrittenDates(head, language);
  const [date] = dates;
  if (date?.date === undefined || dates.length > 1) return undefined;
  const place = head.slice(0, date.start).replace(/[\s,(/|]+$/, "");
  const after = head.slice(date.end).replace(/^[\s,./|)]+/, "");
  const words = place.split(/[\s/,]+/);
  const isPlace =
    place !== "" && !NO_PLACE.test(words[0] ?? "") && words.every((word) => OF_A_PLACE.test(word));
  return isPlace && /^(?:\p{Lu}[\p{L}\p{M}. ]{0,30})?$/u.test(after) ? readDate(date.date) : undefined;
}
