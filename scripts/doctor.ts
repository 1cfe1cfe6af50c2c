import { loadConfig } from "#lib/config.ts";
import { checkModels, type ModelsReport } from "#lib/pipeline/check-models.ts";
import { readArguments, runScript } from "./support/run-script.ts";

const USAGE = `Usage: npm run doctor -- [--json]
  Asks each configured model once, and says what works: chat, stream, context, second opinions, embeddings.
  --json  print one JSON object and nothing else
  Exit code 0 when all that is configured works (or nothing is configured), and 1 otherwise.`;

const NOTHING = `No model is configured: answers are made of the articles' own sentences, and nothing leaves this machine.
To use a model, set OPENAI_API_KEY, or OPENAI_BASE_URL for another endpoint.`;

const NAMES: Record<keyof ModelsReport, string> = {
  chat: "chat",
  stream: "stream",
  context: "context",
  opinion: "second opinions",
  embeddings: "embeddings",
};
const NOT_SET: Partial<Record<keyof ModelsReport, string>> = {
  chat: "no model (CHAT_MODEL): the built-in answerer answers",
  opinion: "no model (CHECK_MODEL)",
  embeddings: "no model (EMBEDDING_MODEL): the built-in embedder is used",
};

await runScript(USAGE, async (argv) => {
  const { values } = readArguments({ args: argv, options: { json: { type: "boolean", default: false } } });
  const config = loadConfig();
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  const configured = [config.chatModel, config.checkModel, config.embedding].some((it) => it !== undefined);
  try {
    const report = await checkModels(config, interrupt.signal);
    const works = Object.values(report).every((check) => check === undefined || check.works);
    if (values.json) console.log(JSON.stringify({ configured, works, ...withNulls(report) }));
    else console.log(configured ? render(report) : NOTHING);
    return works ? 0 : 1;
  } catch (thrown) {
    if (interrupt.signal.aborted) return 130;
    throw thrown;
  }
});

function render(report: ModelsReport): string {
  return entriesOf(report)
    .map(([name, check]) => {
      const label = NAMES[name].padEnd(16);
      if (check === undefined) return `${label} -      ${NOT_SET[name] ?? "not tried"}`;
      const seconds = `${(check.milliseconds / 1000).toFixed(1)} s`;
      return `${label} ${check.unsure ? "unsure" : check.works ? "works " : "FAILS "} ${check.model}, ${seconds}: ${check.detail}`;
    })
    .join("\n");
}

/** What is not configured is null, so that every field is there. */
function withNulls(report: ModelsReport) {
  return Object.fromEntries(entriesOf(report).map(([name, check]) => [name, check ?? null]));
}

function entriesOf(report: ModelsReport) {
  const names = ["chat", "stream", "context", "opinion", "embeddings"] as const;
  return names.map((name) => [name, report[name]] as const);
}
