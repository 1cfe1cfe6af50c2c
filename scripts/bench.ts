import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { StoreReport } from "./bench/bench-report.ts";
import { benchStore, PARTS } from "./bench/bench-store.ts";
import { writeDocuments } from "./bench/corpus/write-documents.ts";
import { openTools } from "./bench/open-tools.ts";
import { benchProgress } from "./bench/progress.ts";
import { DEFAULTS, readBenchArguments, type StoreArguments } from "./bench/read-bench-arguments.ts";
import { readReports } from "./bench/read-reports.ts";
import { renderReport } from "./bench/render-report.ts";
import { runProbe } from "./bench/run-probe.ts";
import { runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm run bench -- COMMAND
  store --passages N… [--corpus FILE.jsonl] [--out DIR] [--questions N] [--without PART]… [--rebuild] [--json]
      builds an index of N passages, unless an earlier run has left it, and measures it beside its peers
      --corpus FILE   a bulk file to take the articles of; without it they are invented
      --out DIR       keeps corpora, indexes and reports (default: ${DEFAULTS.out})
      --questions N   how many are asked (default: ${DEFAULTS.questions})
      --without PART  leave out: ${PARTS.join(", ")}
      --rebuild       begin anew
      --json          print the figures as one JSON object and nothing else
  chart REPORT…       writes docs/performance.md and docs/performance.svg from reports of such runs`;

await runScript(USAGE, async (argv) => {
  const chosen = readBenchArguments(argv);
  if (chosen.command === "chart") await writeDocuments(await readReports(chosen.reports));
  else await runStore(chosen);
  return 0;
});

async function runStore({ sizes, json, ...options }: StoreArguments): Promise<void> {
  const progress = benchProgress(process.stderr);
  const reports: StoreReport[] = [];
  for (const passages of sizes) {
    const report = await benchStore({
      ...options,
      passages,
      command: commandOf(passages, options),
      open: openTools,
      probe: runProbe,
      onProgress: progress.update,
    });
    progress.end();
    await writeFile(join(options.out, `report-${passages}.json`), `${JSON.stringify(report, null, 1)}\n`);
    reports.push(report);
    if (!json) console.log(renderReport(report));
  }
  if (json) console.log(JSON.stringify({ reports }));
}

/** What gives the same figures anywhere: without the folder, and without the file's. */
function commandOf(
  passages: number,
  { file, questions }: Pick<StoreArguments, "file" | "questions">,
): string {
  return [
    `npm run bench -- store --passages ${passages}`,
    ...(file === undefined ? [] : [`--corpus ${basename(file)}`]),
    ...(questions === DEFAULTS.questions ? [] : [`--questions ${questions}`]),
  ].join(" ");
}
