import { loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { answerQuestion } from "#lib/pipeline/answer-question.ts";
import { collectAnswer } from "#lib/pipeline/collect-answer.ts";
import { createRuntime } from "#lib/runtime.ts";
import { parseAskRequest } from "#lib/schema/ask-request.ts";
import { renderAnswer } from "./support/render-answer.ts";
import { readArguments, runScript } from "./support/run-script.ts";
import { say } from "./support/say.ts";

const USAGE = `Usage: npm run ask -- [--json] [--data DIR] [--search-for "words"] "question"
  --json      print the answer as one JSON object and nothing else
  --data DIR  folder of the index (default: DATA_DIR or .data)
  --search-for "words"  search for exactly these words`;

const EMPTY_QUESTION = "The question is empty: write what you want to know between the quotation marks.";

await runScript(USAGE, async (argv) => {
  const { values, positionals } = readArguments({
    args: argv,
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      data: { type: "string" },
      "search-for": { type: "string" },
    },
  });
  const [question, ...surplus] = positionals;
  if (question === undefined) throw new CounterpointError("bad-input", "The question is missing.");
  if (question.trim() === "") throw new CounterpointError("bad-input", EMPTY_QUESTION);
  if (surplus.length > 0)
    throw new CounterpointError(
      "bad-input",
      "Put the question in quotation marks: it came as several arguments.",
    );
  const request = parseAskRequest({ question, searchFor: values["search-for"] });
  const config = loadConfig();
  const runtime = createRuntime(values.data === undefined ? config : { ...config, dataDir: values.data }, {
    warn: say.error,
  });
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  try {
    const tools = await runtime.answerTools();
    const answer = await collectAnswer(answerQuestion({ ...request, signal: interrupt.signal }, tools));
    if (answer === undefined) return 130;
    if (values.json) say.json(answer);
    else
      say.text(renderAnswer(answer, await tools.reader.catalogue({ articleIds: answer.silentArticleIds })));
    return 0;
  } finally {
    await runtime.close();
  }
});
