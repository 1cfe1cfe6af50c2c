import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { dateWords } from "#app/shared/articles/partial-date.ts";
import type { TimelineLayout, TimelineMark } from "./compare-timeline.ts";

const LANE = 30;
const RADIUS = 5.5;

/** A lane an outlet: a disc where its article appeared, a ring where its text tells of a date. */
export function TimelinePicture({ layout }: { layout: TimelineLayout }) {
  const { ticks, lanes } = layout;
  const height = lanes.length * LANE;
  return (
    <figure className="mt-2">
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        <ul aria-hidden="true">
          {lanes.map(({ column }) => (
            <li key={column.id} dir="auto" className="flex h-[30px] items-center gap-2 text-sm">
              <OutletMark outletId={column.outletId} outletName={column.name} />
              <span className="hidden sm:block">{column.name}</span>
            </li>
          ))}
        </ul>
        <svg
          role="img"
          aria-label={pictureWords(layout)}
          width="100%"
          height={height + 24}
          className="overflow-visible px-3 text-accent"
        >
          {ticks.map(({ year, at }) => (
            <g key={year} className="text-line">
              <line x1={`${at}%`} x2={`${at}%`} y1={0} y2={height} stroke="currentColor" />
              <text
                x={`${at}%`}
                y={height + 17}
                textAnchor="middle"
                className="fill-muted text-xs tabular-nums"
              >
                {year}
              </text>
            </g>
          ))}
          {lanes.map(({ column, marks }, lane) => (
            <g key={column.id}>
              {marks.map((mark) => (
                <Mark key={JSON.stringify(mark.entry)} mark={mark} y={lane * LANE + LANE / 2} />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <figcaption className="mt-1 flex flex-wrap gap-x-5 text-muted text-sm">
        <span>● the article appeared</span>
        <span>○ its text tells of this date</span>
        <span>— as exactly as the date is known</span>
      </figcaption>
    </figure>
  );
}

function Mark({ mark: { entry, from, to }, y }: { mark: TimelineMark; y: number }) {
  const middle = `${(from + to) / 2}%`;
  return (
    <g>
      <title>{`${dateWords(entry.date)}: ${entry.quote ?? "the article appeared"}`}</title>
      <line
        x1={`${from}%`}
        x2={`${to}%`}
        y1={y}
        y2={y}
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        opacity={0.55}
      />
      <circle
        cx={middle}
        cy={y}
        r={RADIUS}
        className={entry.kind === "published" ? "fill-current" : "fill-paper"}
        stroke="currentColor"
        strokeWidth={1.5}
      />
    </g>
  );
}

function pictureWords({ lanes }: TimelineLayout): string {
  const words = lanes.map(({ column, marks }) => {
    const dates = marks
      .filter(({ entry }) => entry.kind === "published")
      .map(({ entry }) => dateWords(entry.date));
    const told = marks.length - dates.length;
    const appeared = dates.length === 0 ? [] : [`appeared ${[...new Set(dates)].join(", ")}`];
    const tells = told === 0 ? [] : [`tells of ${told} ${told === 1 ? "date" : "dates"}`];
    return `${column.name} ${[...appeared, ...tells].join(" and ")}`;
  });
  return `Timeline. ${words.join("; ")}. The table below has all of it.`;
}
