import type { Column, TimelineEntry } from "#lib/schema/comparison.ts";

/** Where something stands on the timeline, in percent of its width. A partial date is the stretch that it may mean. */
export type TimelineMark = { entry: TimelineEntry; from: number; to: number };

export type TimelineLayout = {
  ticks: { year: number; at: number }[];
  /** One for each column that has something on the line, in the columns' order. */
  lanes: { column: Column; marks: TimelineMark[] }[];
};

const MOST_TICKS = 8;
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];

/** The entries in order of their dates; those whose date cannot be read are left out. */
export function timelineOrder(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return entries
    .filter(({ date }) => stretchOf(date) !== undefined)
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.kind.localeCompare(b.kind));
}

/** Places the entries on one line of whole years; undefined when none has a date. */
export function timelineLayout(
  entries: readonly TimelineEntry[],
  columns: readonly Column[],
): TimelineLayout | undefined {
  const placed = timelineOrder(entries).flatMap((entry) => {
    const stretch = stretchOf(entry.date);
    return stretch === undefined ? [] : [{ entry, stretch }];
  });
  const years = placed.map(({ entry }) => Number(entry.date.slice(0, 4)));
  if (years.length === 0) return undefined;
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  const step = STEPS.find((years) => (last + 1 - first) / years <= MOST_TICKS - 1) ?? 1_000;
  const begin = Math.floor(first / step) * step;
  const end = Math.ceil((last + 1) / step) * step;
  const origin = startOf(begin);
  const length = startOf(end) - origin;
  const percent = (time: number) => Math.round(((time - origin) / length) * 10_000) / 100;
  const lanes = columns.flatMap((column) => {
    const marks = placed
      .filter(({ entry }) => entry.columnId === column.id)
      .map(({ entry, stretch: [from, to] }) => ({ entry, from: percent(from), to: percent(to) }));
    return marks.length === 0 ? [] : [{ column, marks }];
  });
  const ticks = Array.from({ length: (end - begin) / step + 1 }, (_, index) => {
    const year = begin + index * step;
    return { year, at: percent(startOf(year)) };
  });
  return { ticks, lanes };
}

/** The time that a whole or partial ISO date may mean, in milliseconds; undefined for anything else. */
function stretchOf(date: string): [from: number, to: number] | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const from = new Date(startOf(Number(year)));
  if (month !== undefined) from.setUTCMonth(Number(month) - 1);
  if (day !== undefined) from.setUTCDate(Number(day));
  const to = new Date(from);
  if (day !== undefined) to.setUTCDate(to.getUTCDate() + 1);
  else if (month !== undefined) to.setUTCMonth(to.getUTCMonth() + 1);
  else to.setUTCFullYear(to.getUTCFullYear() + 1);
  return [from.getTime(), to.getTime()];
}

/** 1 January, as `Date.UTC` would have it if it did not take years below 100 for those of the last century. */
function startOf(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}
