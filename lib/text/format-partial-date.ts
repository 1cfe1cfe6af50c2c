const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** An ISO date, whole or partial, as it is read: "2015", "November 2014", "19 March 2016". Other text is left as it is. */
export function formatPartialDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso) ?? [];
  if (year === undefined) return iso;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
