import { type DateMention, type DateParts, findDates } from "#lib/text/dates.ts";

/** A year is told as a time only after one of these: "in 2017", not "the 2015 deal". */
const INTRODUCES_YEAR = /\b(?:in|since|by|from|until|till|before|after|during|early|late|mid|of)[ -]$/iu;
/** A day without a year is of the year of publication if it lies at most this many months back. */
const MONTHS_BACK = 6;

/** A date that a text gives: `iso` whole or partial, and where the words stand. */
export type ToldDate = { iso: string; start: number; end: number };

/**
 * The dates of a text that are sure to the year. A day and month without a year are taken to be of the year of
 * publication where its month is known, the day is of that month or at most six before it, and `otherYear` says of no
 * other year that the text is telling of.
 */
export function toldDates(text: string, published: DateParts, otherYear: boolean): ToldDate[] {
  const found = findDates(text);
  const elsewhere =
    otherYear || found.some((date) => date.year !== undefined && date.year !== published.year);
  return found.flatMap((date) => {
    const year = date.year ?? (elsewhere ? undefined : yearOf(date, published));
    if (year === undefined || date.decade !== undefined) return [];
    if (
      date.month === undefined &&
      !INTRODUCES_YEAR.test(text.slice(Math.max(0, date.start - 8), date.start))
    ) {
      return [];
    }
    const iso = isoOf(year, date.month, date.day);
    return iso === undefined ? [] : [{ iso, start: date.start, end: date.end }];
  });
}

function yearOf({ month, day }: DateMention, published: DateParts): number | undefined {
  if (month === undefined || day === undefined || published.month === undefined) return undefined;
  const back = published.month - month;
  return back >= 0 && back <= MONTHS_BACK ? published.year : undefined;
}

function isoOf(year: number, month: number | undefined, day: number | undefined): string | undefined {
  const two = (part: number) => String(part).padStart(2, "0");
  if (month === undefined) return String(year).padStart(4, "0");
  const start = `${String(year).padStart(4, "0")}-${two(month)}`;
  if (day === undefined) return start;
  const exists = new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;
  return exists ? `${start}-${two(day)}` : undefined;
}
