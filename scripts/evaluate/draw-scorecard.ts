import { type Figure, reaches } from "./scorecard.ts";

const ROW = 26;
const LEFT = 420;
const WIDTH = 960;
const BAR = WIDTH - LEFT - 120;
const TOP = 44;

/** The scorecard as bars from 0 to 1, each with a tick where its target is. Readable on light and dark. */
export function drawScorecard(figures: readonly Figure[]): string {
  const height = TOP + figures.length * ROW + 16;
  const rows = figures.map((figure, index) => drawRow(figure, TOP + index * ROW));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Scorecard: each figure with its target">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.small { font-size: 12px; fill: #59636e; }
.ground { fill: #ffffff; }
.track { fill: #eaeef2; }
.reached { fill: #2f6f8f; }
.short { fill: #b3642d; }
.target { stroke: #1f2328; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
text { fill: #e6e8ea; }
.small { fill: #9aa4ae; }
.ground { fill: #15181c; }
.track { fill: #2a3037; }
.reached { fill: #6cb0d0; }
.short { fill: #dd9563; }
.target { stroke: #e6e8ea; }
}
</style>
<rect class="ground" width="${WIDTH}" height="${height}"/>
<text x="16" y="26" class="small">Bar: measured. Upright line: target (≥ where a high figure is good, ≤ where a low one is). Blue reaches it, brown falls short.</text>
${rows.join("\n")}
</svg>
`;
}

function drawRow(figure: Figure, top: number): string {
  const { name, value, target } = figure;
  const at = target === undefined ? undefined : "least" in target ? target.least : target.most;
  const sign = target === undefined ? "" : `${"least" in target ? "≥" : "≤"} ${at}`;
  const x = (share: number) => (LEFT + share * BAR).toFixed(1);
  const tick =
    at === undefined
      ? ""
      : `<line class="target" x1="${x(at)}" x2="${x(at)}" y1="${top - 2}" y2="${top + 18}"/>`;
  return `<text x="${LEFT - 12}" y="${top + 13}" text-anchor="end">${escapeXml(name)}</text>
<rect class="track" x="${LEFT}" y="${top}" width="${BAR}" height="16" rx="3"/>
<rect class="${reaches(figure) ? "reached" : "short"}" x="${LEFT}" y="${top}" width="${(value * BAR).toFixed(1)}" height="16" rx="3"/>
${tick}<text x="${LEFT + BAR + 8}" y="${top + 13}">${value.toFixed(3)}</text><text x="${LEFT + BAR + 54}" y="${top + 13}" class="small">${escapeXml(sign)}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
