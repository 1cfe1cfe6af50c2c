import { findDates } from "#lib/text/dates.ts";

/** A time that a sentence tells without a date. */
const RELATIVE =
  /(?<![\p{L}])(?:(?<which>last|this|next|previous|coming)\s(?<unit>week|weekend|month|quarter|year|season|spring|summer|autumn|winter)|(?<ordinal>first|second|third|fourth)[\s-](?<part>quarter|half|round|season|week|month|year|day)|(?<now>today|now|nowadays|currently|at present)|(?<then>once|formerly|at the time|originally|back then))(?![\p{L}])/giu;

/** The day on which something was said is none on which it happened. */
const SAID = /(?:said|says|told \p{L}+|announced|reported)\s(?:on\s|late\s|early\s)?$/u;

/**
 * Whether what two sentences tell is of different times, as far as they say so: another year, month or weekday, "last
 * year" beside "this year", a year beside "today". A time that only one of them gives is no difference.
 */
export function areOfDifferentTimes(a: string, b: string): boolean {
  const [one, other] = [timesOf(a), timesOf(b)];
  const apart = (x: ReadonlySet<string>, y: ReadonlySet<string>) =>
    x.size > 0 && y.size > 0 && [...x].every((time) => !y.has(time));
  if (apart(one.years, other.years) || apart(one.months, other.months)) return true;
  if (apart(one.days, other.days) || apart(one.weekdays, other.weekdays)) return true;
  if (apart(one.relative, other.relative)) return true;
  const isNow = ({ relative }: Times) => relative.has("now") || relative.has("this year");
  return (isNow(one) && other.years.size > 0) || (isNow(other) && one.years.size > 0);
}

type Times = Record<"years" | "months" | "days" | "weekdays" | "relative", ReadonlySet<string>>;

function timesOf(sentence: string): Times {
  const dates = findDates(sentence);
  const known = (value: number | undefined) => (value === undefined ? [] : [String(value)]);
  return {
    years: new Set(dates.flatMap(({ year, decade }) => known(year ?? decade))),
    months: new Set(dates.flatMap(({ month }) => known(month))),
    days: new Set(dates.flatMap(({ day }) => known(day))),
    weekdays: new Set(
      dates.flatMap(({ weekday, start }) => (SAID.test(sentence.slice(0, start)) ? [] : known(weekday))),
    ),
    relative: new Set(
      Array.from(sentence.matchAll(RELATIVE), ({ groups }) => {
        if (groups?.now !== undefined) return "now";
        if (groups?.then !== undefined) return "then";
        if (groups?.ordinal !== undefined) return `${groups.ordinal} ${groups.part}`.toLowerCase();
        return `${groups?.which} ${groups?.unit}`.toLowerCase();
      }),
    ),
  };
}
