import { partialDate } from "../metadata.ts";
import { fromBuddhistYear } from "./buddhist-year.ts";
import { monthOfName } from "./calendar-names.ts";
import { numericOrder } from "./numeric-order.ts";

/** A whole date in a text; `date` is absent where it is ambiguous or not in the calendar. */
export type WrittenDate = { start: number; end: number; date?: string };

type Parts = { day?: string; month?: string; name?: string; year?: string; first?: string; second?: string };

/** Thai writes its short names with full stops. */
const WORD = "(?<name>\\p{L}[\\p{L}\\p{M}]{1,14}|[ก-ฮ][\\u0e30-\\u0e4e]?\\.[ก-ฮ]\\.?)";
const DAY = "(?<day>\\d{1,2})";
/** "พ.ศ." and "ค.ศ." name the count of years. */
const YEAR = "(?:[พค]\\.ศ\\.\\s*)?(?<year>\\d{4})(?!\\d)";
const CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2})?";
const PATTERNS = [
  `(?<![\\d-])(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?(?![\\d-])`,
  `(?<year>\\d{4}) ?[年년] ?(?<month>\\d{1,2}) ?[月월] ?(?<day>\\d{1,2}) ?[日일]`,
  // 27 August 2024, 27. August 2024, 27th of August, 2024, 27 de agosto de 2024, 1er août 2024, 27 d’agost del 2024
  `(?<![\\d:])${DAY}(?:st|nd|rd|th|er|re)?[.ºª°]?[\\s-]+(?:(?:de|of|den|di|del)\\s+|d[’'])?${WORD}[.॰׳’']?,?[\\s-]+(?:(?:de|del|of)\\s+)?${YEAR}`,
  `(?<![\\d:])${DAY}\\s+tháng\\s+(?<month>\\d{1,2}),?\\s+(?:năm\\s+)?${YEAR}`,
  // Aug 27, 2024; Aug 27 10:00:00 EDT 2024
  `(?<!\\p{L})${WORD}\\.?\\s+${DAY}(?:st|nd|rd|th)?,?\\s+(?:${CLOCK}\\s+(?:[A-Z]{1,5}\\s+|[A-Z]{0,4}[+-]\\d{2}:?\\d{2}\\s+)?)?${YEAR}(?!:)`,
  // 2024. augusztus 27., 2024 m. rugpjūčio 27, 2024. gada 27. augusts
  `(?<!\\d)${YEAR}\\.?\\s+(?:m\\.\\s+)?${WORD}\\s+${DAY}(?!\\d)\\.?`,
  `(?<!\\d)${YEAR}\\.\\s+gada\\s+${DAY}\\.\\s+${WORD}`,
  `(?<![\\d/.:-])(?<year>\\d{4})[./](?<month>\\d{1,2})[./](?<day>\\d{1,2})(?![\\d/])`,
  `(?<![\\d/.:-])(?<first>\\d{1,2})(?:[/-]|\\.\\s?)(?<second>\\d{1,2})(?:[/-]|\\.\\s?)${YEAR}`,
].map((source) => new RegExp(source, "giu"));

/** The whole dates of a text, with their month in the words of any language, in order of their place. */
export function findWrittenDates(source: string, language?: string): WrittenDate[] {
  if (!/\p{Nd}{4}/u.test(source)) return [];
  const text = withPlainDigits(source);
  const found: WrittenDate[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && end > other.start)) continue;
      const date = isoDate(match.groups ?? {}, language);
      if (date !== undefined) found.push({ start, end, ...(date !== "" && { date }) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Undefined: no date; empty: one that nobody can tell. */
function isoDate({ day, month, name, year, first, second }: Parts, language?: string): string | undefined {
  if (first !== undefined && second !== undefined) {
    const order = inOrder(Number(first), Number(second), language);
    return order === undefined ? "" : iso(year, order.month, order.day);
  }
  const number = name === undefined ? Number(month) : monthOf(name, language);
  const isThai = language?.split("-", 1)[0] === "th" || /[\u0e00-\u0e7f]/.test(name ?? "");
  const common = isThai ? fromBuddhistYear(Number(year)) : undefined;
  return number === undefined
    ? undefined
    : iso(common === undefined ? year : `${common}`, number, Number(day));
}

/** Hebrew writes "in August" as one word. */
function monthOf(name: string, language?: string): number | undefined {
  return monthOfName(name, language) ?? (/^ב/u.test(name) ? monthOfName(name.slice(1), language) : undefined);
}

function inOrder(a: number, b: number, language?: string): { day: number; month: number } | undefined {
  if (a > 12 || a === b) return { day: a, month: b };
  if (b > 12) return { day: b, month: a };
  const order = numericOrder(language);
  if (order === undefined) return undefined;
  return order === "day first" ? { day: a, month: b } : { day: b, month: a };
}

function iso(year: string | undefined, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return partialDate(`${year}-${two(month)}-${two(day)}`) ?? "";
}

/** Arabic, Persian and Thai digits as those of ASCII, one for one. */
export function withPlainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0E50-\u0E59]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}
