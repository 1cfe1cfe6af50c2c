import { loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { createRuntime } from "#lib/runtime.ts";
import { ingestWithProgress, renderReport } from "./support/ingest-with-progress.ts";
import { readArguments, runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm run ingest -- [--corpus DIR] [--data DIR] [--json] [--rebuild]
  --corpus DIR  folder with .md, .txt and .jsonl files (default: CORPUS_DIR or corpus)
  --data DIR    folder of the index (default: DATA_DIR or .data)
  --json        print the report as one JSON object and nothing else
  --rebuild     put a broken index aside and make a new one`;

await runScript(USAGE, async (argv) => {
  const { values, positionals } = readArguments({
    args: argv,
    allowPositionals: true,
    options: {
      corpus: { type: "string" },
      data: { type: "string" },
      json: { type: "boolean", default: false },
      rebuild: { type: "boolean", default: false },
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
    { warn: (message) => console.error(message), rebuild: values.rebuild },
  );
  try {
    const report = await ingestWithProgress(runtime, { silent: values.json });
    if (report === undefined) return 130;
    console.log(values.json ? JSON.stringify(report) : renderReport(report));
    return 0;
  } finally {
    await runtime.close();
  }
});
