/** Thailand counts years from 543 BC. No article is from these years of any other count. */
const FIRST = 2400;
const LAST = 2700;
const AHEAD = 543;

/** The year of our count that a year of the Buddhist one is; undefined for a year that is none. */
export function fromBuddhistYear(year: number): number | undefined {
  return year >= FIRST && year <= LAST ? year - AHEAD : undefined;
}

/** An ISO date, whole or partial, whose year is Buddhist where a text's language counts so. */
export function withCommonYear(date: string, language: string | undefined): string {
  const year = language?.split("-", 1)[0] === "th" ? fromBuddhistYear(Number(date.slice(0, 4))) : undefined;
  return year === undefined ? date : `${year}${date.slice(4)}`;
}
