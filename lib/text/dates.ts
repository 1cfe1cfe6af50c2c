export type DateMention = {
  /** `source.slice(start, end) === text`. */
  start: number;
  end: number;
  text: string;
  year?: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
  /** 0 (Sunday) to 6. */
  weekday?: number;
  /** First year: 1990 for "the 1990s". */
  decade?: number;
};

/** An ISO date, whole or partial, by parts. */
export type DateParts = Pick<DateMention, "year" | "month" | "day">;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const WEEKDAYS = "sun mon tue wed thu fri sat".split(" ");
const MONTH =
  "(?<month>Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|March|Mar\\.|April|Apr\\.|May|June|Jun\\.|July|Jul\\.|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const DAY = "(?<day>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\\d|:\\d|[.,]\\d)";
const SECOND_DAY = "(?:\\s?(?:[-–/]|to|and)\\s?(?<second>[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\\d))?";
const YEAR = "(?<year>1[0-9]\\d\\d|20\\d\\d)(?!\\d|[,.]\\d)";
const PATTERNS = [
  `(?<![\\d.,])(?<year>(?:19|20)\\d\\d)-(?<monthNumber>0[1-9]|1[0-2])(?:-(?<day>0[1-9]|[12]\\d|3[01]))?(?!\\d)`,
  `(?<![\\d.,])${DAY}${SECOND_DAY}(?: of)? ${MONTH}\\b(?:,? ${YEAR})?`,
  `\\b${MONTH} ${DAY}${SECOND_DAY}(?:,? ${YEAR})?`,
  `\\b${MONTH},?(?: of)? ${YEAR}`,
  `(?<![\\d.,])(?<decade>1[0-9]\\d|20\\d)0['’]?s\\b`,
  `(?<![\\d.,$€£#]|[A-Z]-)${YEAR}(?!\\s?%|[\\s-]?per\\s?cent|[\\s-](?:hundred|thousand|million|billion|strong|dollars|euros|pounds))(?:[-–](?<until>\\d{2}|\\d{4})(?!\\d|-))?`,
  `\\b(?<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\\b`,
  `\\b${MONTH}(?![\\p{L}\\d])`,
].map((source) => new RegExp(source, "gu"));
const [BARE_MONTH, BARE_YEAR] = [PATTERNS.length - 1, PATTERNS.length - 3];

const BEFORE_DATE =
  /\b(?:in|since|by|from|until|till|before|after|during|of|late|early|mid|last|next|this|to|through|between|and|around|circa|the|on|spring|summer|autumn|fall|winter|year)[ -]$/iu;
const COUNTED =
  /^\s(?:people|men|women|children|personnel|police|km|kilomet|mil(?:es|lion)|tonnes|tons|(?!was|is|has|as|its|this|us|does|sees|says|brings|marks)[a-z-]{3,}s\b)/u;

/**
 * The dates of a text in order, by the parts that are given: "3 March", "March 3, 2021", "June 2014", "2014",
 * "2016-03-19", "the 1990s", "Monday". Relative ones ("last month") are none. A bare four-digit number is a year only
 * from 1800 on, or after a word such as "in" or "since", and not where it counts something.
 */
export function findDates(text: string): DateMention[] {
  if (!/\d{4}|\d\d?(?:st|nd|rd|th)? ?\p{Lu}|\p{Lu}/u.test(text)) return [];
  const found: DateMention[] = [];
  for (const [index, pattern] of PATTERNS.entries()) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      if (index === BARE_YEAR && !isYear(text, start, Number(match.groups?.year), end)) continue;
      if (index === BARE_MONTH && !isBareMonth(text, start)) continue;
      found.push(...mentions(match.groups ?? {}, { start, end, text: match[0] }));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The parts of `Article.publishedAt`. */
export function dateParts(iso: string | undefined): DateParts {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? "");
  if (match === null) return {};
  return {
    year: Number(match[1]),
    ...(match[2] === undefined ? {} : { month: Number(match[2]) }),
    ...(match[3] === undefined ? {} : { day: Number(match[3]) }),
  };
}

/**
 * True when the source's dates, or the day on which it was published, have every part of the date. A date of the source
 * without a year is taken to be of the year of publication.
 */
export function isDateHeld(date: DateMention, source: readonly DateMention[], published: DateParts): boolean {
  const candidates: Omit<DateMention, "start" | "end" | "text">[] = [...source];
  for (const one of source) {
    if (one.year === undefined && one.month !== undefined && published.year !== undefined) {
      candidates.push({ ...one, year: published.year });
    }
  }
  if (published.year !== undefined) candidates.push({ ...published, ...weekdayOf(published) });
  return candidates.some((other) => {
    if (date.decade !== undefined) {
      return other.decade === date.decade || Math.floor((other.year ?? 0) / 10) * 10 === date.decade;
    }
    return (["year", "month", "day", "weekday"] as const).every(
      (part) => date[part] === undefined || date[part] === other[part],
    );
  });
}

function mentions(
  groups: Record<string, string | undefined>,
  at: Pick<DateMention, "start" | "end" | "text">,
) {
  if (groups.decade !== undefined) return [{ ...at, decade: Number(groups.decade) * 10 }];
  if (groups.weekday !== undefined) {
    return [{ ...at, weekday: WEEKDAYS.indexOf(groups.weekday.slice(0, 3).toLowerCase()) }];
  }
  const year = groups.year === undefined ? {} : { year: Number(groups.year) };
  const monthIndex =
    groups.monthNumber === undefined
      ? MONTHS.indexOf((groups.month ?? "").slice(0, 3).toLowerCase()) + 1
      : Number(groups.monthNumber);
  const month = monthIndex === 0 ? {} : { month: monthIndex };
  const day = groups.day === undefined ? {} : { day: Number(groups.day) };
  const first: DateMention = { ...at, ...year, ...month, ...day };
  if (groups.second !== undefined) return [first, { ...first, day: Number(groups.second) }];
  if (groups.until !== undefined) {
    const century = groups.until.length === 2 ? Math.floor(Number(groups.year) / 100) * 100 : 0;
    return [first, { ...at, year: century + Number(groups.until) }];
  }
  return [first];
}

function isYear(text: string, start: number, year: number, end: number): boolean {
  const introduced = BEFORE_DATE.test(text.slice(Math.max(0, start - 12), start));
  const counts = COUNTED.test(text.slice(end, end + 24));
  if (year < 1800) return introduced && !/^\s\p{L}/u.test(text.slice(end, end + 2));
  return introduced || !counts;
}

/** "May" and "March" begin sentences without being months, and May is a name. */
function isBareMonth(text: string, start: number): boolean {
  return BEFORE_DATE.test(text.slice(Math.max(0, start - 12), start));
}

function weekdayOf({ year, month, day }: DateParts): { weekday?: number } {
  if (year === undefined || month === undefined || day === undefined) return {};
  return { weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}
