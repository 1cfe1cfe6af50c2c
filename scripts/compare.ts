import { loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { compareViewpoints } from "#lib/pipeline/compare-viewpoints.ts";
import { createRuntime } from "#lib/runtime.ts";
import { parseCompareRequest } from "#lib/schema/ask-request.ts";
import type { Comparison } from "#lib/schema/comparison.ts";
import { ingestWithProgress } from "./support/ingest-with-progress.ts";
import { renderComparison } from "./support/render-comparison.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";

const USAGE = `Usage: npm run compare -- [--json] [--corpus DIR] [--data DIR] "question" ["question" …]
  --json        print each comparison as one JSON object on a line of its own, and nothing else
  --corpus DIR  bring the index up to date with this folder first
  --data DIR    folder of the index (default: DATA_DIR or .data; with --corpus its own folder within)`;

await runScript(USAGE, async (argv) => {
  const { values, positionals } = readArguments({
    args: argv,
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      corpus: { type: "string" },
      data: { type: "string" },
    },
  });
  if (positionals.length === 0) throw new CounterpointError("bad-input", "The question is missing.");
  if (positionals.some((question) => question.trim() === "")) {
    throw new CounterpointError(
      "bad-input",
      "A question is empty: write what you want to know between the quotation marks.",
    );
  }
  const questions = positionals.map((question) => parseCompareRequest({ question }));
  const config = loadConfig();
  const { corpus } = values;
  const runtime = createRuntime(
    {
      ...config,
      corpusDir: corpus ?? config.corpusDir,
      dataDir: values.data ?? (corpus === undefined ? config.dataDir : dataFolderFor(corpus, config.dataDir)),
    },
    { warn: say.error },
  );
  const interrupt = new AbortController();
  try {
    if (corpus !== undefined && (await ingestWithProgress(runtime, { silent: values.json })) === undefined)
      return 130;
    process.once("SIGINT", () => interrupt.abort());
    const tools = await runtime.compareTools();
    // Found once for all questions, and no part of any one's time.
    await tools.stories?.();
    for (const [index, asked] of questions.entries()) {
      let comparison: Comparison | undefined;
      for await (const event of compareViewpoints({ ...asked, signal: interrupt.signal }, tools)) {
        if (event.type === "comparison") comparison = event.comparison;
      }
      if (comparison === undefined) return 130;
      if (values.json) say.json(comparison);
      else say.text(`${index > 0 ? "\n" : ""}${renderComparison(comparison)}`);
    }
    return 0;
  } finally {
    await runtime.close();
  }
});

/** Another corpus must not replace the index of the chat. */
function dataFolderFor(corpus: string, dataDir: string): string {
  return `${dataDir}/compare-${corpus.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")}`;
}
