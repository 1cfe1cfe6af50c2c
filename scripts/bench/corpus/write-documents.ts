import { writeFile } from "node:fs/promises";
import type { StoreReport } from "../bench-report.ts";
import { drawChart } from "../draw-chart.ts";
import { renderPerformance } from "../render-performance.ts";

/** docs/performance.md with its chart. */
export async function writeDocuments(reports: readonly StoreReport[]): Promise<void> {
  await writeFile("docs/performance.svg", drawChart(reports));
  await writeFile("docs/performance.md", renderPerformance(reports));
}
