import { withCommonYear } from "./dates/buddhist-year.ts";
import { monthOfName } from "./dates/calendar-names.ts";
import { readDateLine } from "./dates/date-line.ts";
import { findWrittenDates, withPlainDigits } from "./dates/written-dates.ts";
import { partialDate } from "./metadata.ts";

/** No newspaper is older; what page software writes where it knows no date is. */
const EARLIEST = 1600;
/** Time zero of Unix, the other date that stands for none. */
const ZERO = "1970-01-01";
const LONGEST = 140;

/**
 * The ISO date, whole or partial, in what pages and documents write for one: "2019-06-04T10:00:00+02:00", "20190604",
 * "4 June 2019", "10:00 GMT, Tue 4 juin 2019", "D:20190604…". The day is the one that is written, whatever the time zone.
 * Undefined for what is none, is ambiguous (04/06/2019, unless `language` tells), or cannot be: before 1600, or over a year
 * ahead of `now`.
 */
export function readDate(
  source: string,
  { language, now = new Date() }: { language?: string | undefined; now?: Date } = {},
): string | undefined {
  const text = withPlainDigits(source.trim());
  if (text.length > LONGEST) return undefined;
  const found = isoDate(text) ?? packedDate(text) ?? wordedDate(text, language);
  const date = found === undefined ? undefined : withCommonYear(found, language);
  if (date === undefined || date === ZERO) return undefined;
  const year = Number(date.slice(0, 4));
  return year >= EARLIEST && year <= now.getUTCFullYear() + 1 ? date : undefined;
}

function isoDate(text: string): string | undefined {
  const [, day, rest = ""] = /^(\d{4}(?:-\d{2}){0,2})(.*)$/s.exec(text) ?? [];
  if (day === undefined || (rest !== "" && !/^[T ]\d{1,2}:\d{2}/.test(rest))) return undefined;
  return partialDate(day);
}

/** 2019/06/04, 20190604, D:20190604101500Z. */
function packedDate(text: string): string | undefined {
  const [, year, month, day] =
    /^(?:D:)?(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:\d{4,6}|[T ].*|$|[Z+-])/.exec(text) ?? [];
  return year === undefined ? undefined : partialDate(`${year}-${month}-${day}`);
}

/** With the month in words of any language; where several dates stand, the one that is called the publication. */
function wordedDate(text: string, language: string | undefined): string | undefined {
  const line = readDateLine(text, language);
  if (line !== undefined) return line.published;
  const [date, ...others] = findWrittenDates(text, language);
  if (date !== undefined) return others.length === 0 ? date.date : undefined;
  const [, name = "", year] = /^(\p{L}[\p{L}\p{M}]+)\.?,? (?:de )?(\d{4})$/u.exec(text) ?? [];
  const month = monthOfName(name, language);
  return month === undefined ? undefined : partialDate(`${year}-${String(month).padStart(2, "0")}`);
}
