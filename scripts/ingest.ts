import { inspect } from "node:util";
import { loadConfig } from "#lib/config.ts";
import { CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { createRuntime, type Runtime } from "#lib/runtime.ts";
import { ingestWithProgress, renderReport } from "./support/ingest-with-progress.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";

const USAGE = `Usage: npm run ingest -- [--corpus DIR] [--data DIR] [--json | --progress] [--rebuild] [--allow-removals]
  --corpus DIR  folder with articles: .html, .mhtml, .pdf, .docx, .md, .txt, .jsonl (default: CORPUS_DIR or corpus)
  --data DIR    folder of the index (default: DATA_DIR or .data)
  --json        print the report as one JSON object and nothing else
  --progress    print JSON lines and nothing else: {"progress"} now and then, then {"report"} or {"error"}
  --rebuild     put a broken index aside and make a new one
  --allow-removals
                also publish a run that removes more than ten articles and more than half of the index`;

/** Between two lines of one stage. */
const LINE_EVERY_MS = 200;

await runScript(USAGE, async (argv) => {
  const { values, positionals } = readArguments({
    args: argv,
    allowPositionals: true,
    options: {
      corpus: { type: "string" },
      data: { type: "string" },
      json: { type: "boolean", default: false },
      progress: { type: "boolean", default: false },
      rebuild: { type: "boolean", default: false },
      "allow-removals": { type: "boolean", default: false },
    },
  });
  if (positionals.length > 0) {
    throw new CounterpointError(
      "bad-input",
      `Unexpected argument “${positionals[0]}”: name the folder with --corpus.`,
    );
  }
  const config = loadConfig();
  const runtime = createRuntime(
    { ...config, corpusDir: values.corpus ?? config.corpusDir, dataDir: values.data ?? config.dataDir },
    { warn: say.error, rebuild: values.rebuild },
  );
  try {
    const allowRemovals = values["allow-removals"];
    if (values.progress) return await ingestInLines(runtime, allowRemovals);
    const report = await ingestWithProgress(runtime, { silent: values.json, allowRemovals });
    if (report === undefined) return 130;
    if (values.json) say.json(report);
    else say.text(renderReport(report, runtime.config.corpusDir));
    return 0;
  } finally {
    await runtime.close();
  }
});

/** For the program that started this one. A failure is a line, too. */
async function ingestInLines(runtime: Runtime, allowRemovals: boolean): Promise<number> {
  let last = Number.NEGATIVE_INFINITY;
  let stage = "";
  try {
    const report = await ingestWithProgress(runtime, {
      allowRemovals,
      onProgress(progress) {
        const now = performance.now();
        if (progress.stage === stage && now - last < LINE_EVERY_MS) return;
        stage = progress.stage;
        last = now;
        say.json({ progress });
      },
    });
    if (report === undefined) return 130;
    say.json({ report });
    return 0;
  } catch (thrown) {
    const error = toCounterpointError(thrown);
    if (error.code === "internal") say.error(inspect(thrown));
    say.json({ error: error.toJSON() });
    return 1;
  }
}
