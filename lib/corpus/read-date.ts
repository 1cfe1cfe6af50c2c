import { findDates } from "#lib/text/dates.ts";
import { partialDate } from "./metadata.ts";

/** No newspaper is older; what page software writes where it knows no date is. */
const EARLIEST = 1600;
/** Time zero of Unix, the other date that stands for none. */
const ZERO = "1970-01-01";
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * The ISO date, whole or partial, in what pages and documents write for one: "2019-06-04T10:00:00+02:00", "20190604",
 * "4 June 2019", "Tue, 04 Jun 2019 10:00 GMT", "D:20190604…". The day is the one that is written, whatever the time zone.
 * Undefined for what is none, is ambiguous (04/06/2019), or cannot be: before 1600, or over a year ahead of `now`.
 */
export function readDate(source: string, now = new Date()): string | undefined {
  const text = source.trim();
  if (text.length > 80) return undefined;
  const date = isoDate(text) ?? numericDate(text) ?? wordedDate(text);
  if (date === undefined || date === ZERO) return undefined;
  const year = Number(date.slice(0, 4));
  return year >= EARLIEST && year <= now.getUTCFullYear() + 1 ? date : undefined;
}

function isoDate(text: string): string | undefined {
  const [, day, rest = ""] = /^(\d{4}(?:-\d{2}){0,2})(.*)$/s.exec(text) ?? [];
  if (day === undefined || (rest !== "" && !/^[T ]\d{1,2}:\d{2}/.test(rest))) return undefined;
  return partialDate(day);
}

/** 2019/06/04, 20190604, D:20190604101500Z, and 13/06/2019 or 06/13/2019, where only one number can be the month. */
function numericDate(text: string): string | undefined {
  const [, year, month, day] =
    /^(?:D:)?(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:\d{4,6}|[T ].*|$|[Z+-])/.exec(text) ?? [];
  if (year !== undefined) return partialDate(`${year}-${month}-${day}`);
  const [, first, second, last] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [a, b] = [Number(first), Number(second)];
  if (a <= 12 && b <= 12 && a !== b) return undefined;
  const [inMonth, ofMonth] = a > 12 ? [second, first] : [first, second];
  return partialDate(`${last}-${inMonth.padStart(2, "0")}-${ofMonth.padStart(2, "0")}`);
}

/** With the month in English words; short names without a full stop too, as mail headers have them. */
function wordedDate(text: string): string | undefined {
  const [, early, name, late, tail] =
    /\b(\d{1,2})?[ -]?(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ -](?:(\d{1,2}),? )?(\d{4})\b/.exec(
      text,
    ) ?? [];
  const number = early ?? late;
  if (name !== undefined && number !== undefined) {
    const month = String(MONTHS.indexOf(name) + 1).padStart(2, "0");
    return partialDate(`${tail}-${month}-${number.padStart(2, "0")}`);
  }
  const dates = findDates(text).filter((date) => date.year !== undefined);
  const [date] = dates;
  if (date?.year === undefined || dates.length > 1) return undefined;
  const parts = [date.month, date.day].filter((part) => part !== undefined);
  if (parts.length === 0 && text !== String(date.year)) return undefined;
  return partialDate([date.year, ...parts.map((part) => String(part).padStart(2, "0"))].join("-"));
}
