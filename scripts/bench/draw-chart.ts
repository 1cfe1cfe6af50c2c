import type { StoreReport } from "./bench-report.ts";
import { CONTENDERS, type ContenderName } from "./measure/measure-search.ts";

const WIDTH = 960;
const HEIGHT = 520;
const PLOT = { left: 70, right: 690, top: 56, bottom: 462 };
const LABEL_HEIGHT = 18;

/** Shorter, where the full name does not fit. */
const LABELS: Record<ContenderName, string> = {
  ...CONTENDERS,
  raw: "raw hnswlib-node",
  memory: "LangChain in memory",
};

type Point = { x: number; y: number };
type Line = { name: ContenderName; points: Point[]; label: string };

/** Cost against size, both by powers of ten, each line labelled where it ends. Readable on light and dark. */
export function drawChart(reports: readonly StoreReport[]): string {
  const sizes = reports.map(({ passages }) => passages);
  const times = reports.flatMap(({ search }) => Object.values(search).map(({ p50 }) => p50));
  const x = scale(sizes, PLOT.left, PLOT.right, 0);
  const y = scale(times, PLOT.bottom, PLOT.top, 0.1);
  const lines = (Object.keys(CONTENDERS) as ContenderName[]).flatMap((name): Line[] => {
    const points = reports.flatMap(({ passages, search }) => {
      const p50 = search[name]?.p50;
      return p50 === undefined ? [] : [{ x: x.at(passages), y: y.at(p50), p50 }];
    });
    const last = points.at(-1);
    return last === undefined ? [] : [{ name, points, label: `${LABELS[name]}, ${milliseconds(last.p50)}` }];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Milliseconds a search takes, against the number of passages">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.small { font-size: 12px; fill: #59636e; }
.ground { fill: #ffffff; }
.grid { stroke: #d8dee4; stroke-width: 1; }
.line { fill: none; stroke-width: 2; }
.raw { --of: #59636e; } .nearest { --of: #2f6f8f; } .matching { --of: #2e7d4f; } .hybrid { --of: #8a3d7a; } .fts5 { --of: #b3642d; } .memory { --of: #a33a3a; }
.line { stroke: var(--of); } .dot { fill: var(--of); } .name { fill: var(--of); } .lead { stroke: var(--of); stroke-width: 1; stroke-dasharray: 2 3; }
.raw.line { stroke-dasharray: 6 4; } .hybrid.line { stroke-width: 3; }
@media (prefers-color-scheme: dark) {
text { fill: #e6e8ea; }
.small { fill: #9aa4ae; }
.ground { fill: #15181c; }
.grid { stroke: #2a3037; }
.raw { --of: #9aa4ae; } .nearest { --of: #6cb0d0; } .matching { --of: #6fc492; } .hybrid { --of: #d291c4; } .fts5 { --of: #dd9563; } .memory { --of: #e58383; }
}
</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}"/>
<text x="16" y="28">Milliseconds a question (median) against passages in the index</text>
${[...new Set(sizes)].map((size) => verticalLine(x.at(size), size.toLocaleString("en"))).join("\n")}
${powersOfTen(y.low, y.high)
  .map((power) => horizontalLine(y.at(power), `${power} ms`))
  .join("\n")}
${lines.map(drawLine).join("\n")}
${drawLabels(lines)}
</svg>
`;
}

function verticalLine(x: number, name: string): string {
  return `<line class="grid" x1="${fixed(x)}" x2="${fixed(x)}" y1="${PLOT.top}" y2="${PLOT.bottom}"/><text class="small" x="${fixed(x)}" y="${PLOT.bottom + 22}" text-anchor="middle">${name}</text>`;
}

function horizontalLine(y: number, name: string): string {
  return `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${fixed(y)}" y2="${fixed(y)}"/><text class="small" x="${PLOT.left - 8}" y="${fixed(y + 4)}" text-anchor="end">${name}</text>`;
}

function drawLine({ name, points }: Line): string {
  const path = points.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join(" ");
  const dots = points.map(
    ({ x, y }) => `<circle class="${name} dot" cx="${fixed(x)}" cy="${fixed(y)}" r="3.5"/>`,
  );
  return `<polyline class="${name} line" points="${path}"/>${dots.join("")}`;
}

/** Where a line ends early, its label stands above its end; the others stand at the right, from the top down, none over another. */
function drawLabels(lines: readonly Line[]): string {
  const ends = lines.flatMap((line) => {
    const end = line.points.at(-1);
    return end === undefined ? [] : [{ ...line, end, at: end.y }];
  });
  const early = ends.filter(({ end }) => end.x < PLOT.right - 1);
  const placed = ends.filter(({ end }) => end.x >= PLOT.right - 1).sort((a, b) => a.end.y - b.end.y);
  placed.forEach((label, i) => {
    const above = placed[i - 1]?.at;
    if (above !== undefined) label.at = Math.max(label.at, above + LABEL_HEIGHT);
  });
  const surplus = Math.max(0, (placed.at(-1)?.at ?? 0) - PLOT.bottom);
  return [
    ...early.map(
      ({ name, label, end }) =>
        `<text class="${name} name" x="${fixed(end.x - 4)}" y="${fixed(end.y - 12)}" text-anchor="end">${label}</text>`,
    ),
    ...placed.map(({ name, label, end, at }) => {
      const y = at - surplus;
      const from = PLOT.right + 14;
      const lead = `<line class="${name} lead" x1="${fixed(end.x + 5)}" y1="${fixed(end.y)}" x2="${from - 3}" y2="${fixed(y)}"/>`;
      return `${lead}<text class="${name} name" x="${from}" y="${fixed(y + 4)}">${label}</text>`;
    }),
  ].join("\n");
}

/** By logarithms, with some room beyond the lowest and the highest value. */
function scale(values: readonly number[], from: number, to: number, room: number) {
  const low = Math.log10(Math.min(...values)) - room;
  const high = Math.log10(Math.max(...values)) + room;
  const span = high > low ? high - low : 1;
  return { low, high, at: (value: number) => from + ((to - from) * (Math.log10(value) - low)) / span };
}

/** Powers of ten from one exponent to another. */
function powersOfTen(low: number, high: number): number[] {
  const first = Math.ceil(low);
  return Array.from({ length: Math.max(0, Math.floor(high) - first + 1) }, (_, i) =>
    Number(`1e${first + i}`),
  );
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
