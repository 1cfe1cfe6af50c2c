import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { type Evaluations, runAll } from "./evaluate/all.ts";
import { evaluateFigures, readFigurePairs } from "./evaluate/evaluate-figures.ts";
import { evaluateInjection } from "./evaluate/evaluate-injection.ts";
import { evaluateSpeakers, readSpeakerCases } from "./evaluate/evaluate-speakers.ts";
import { evaluateSupport } from "./evaluate/evaluate-support.ts";
import { evaluationProgress } from "./evaluate/progress.ts";
import { renderFigures } from "./evaluate/render-figures.ts";
import { renderSecondOpinion } from "./evaluate/render-second-opinion.ts";
import {
  ABLATIONS,
  type Ablation,
  runAnswers,
  runChunking,
  runFollowUps,
  runProduct,
  runRefusals,
  runRetrieval,
} from "./evaluate/runs.ts";
import { secondOpinion } from "./evaluate/second-opinion.ts";
import { withDouble } from "./evaluate/with-double.ts";
import { readArguments, runScript } from "./support/run-script.ts";

const PRODUCT = "tests/evaluate/product-questions.jsonl";
const FOLLOW_UPS = "tests/evaluate/follow-ups.jsonl";
const SPEAKERS = "tests/evaluate/speakers.jsonl";
const FIGURES = "tests/evaluate/figures.jsonl";
const EVALUATION_DATA = "../shared/eval";

const USAGE = `Usage: npm run evaluate -- COMMAND [--json]
  retrieval DIR [--without PART]…  a folder in BEIR layout; PART: ${ABLATIONS.join(", ")} or all
  chunking DIR                     corpora/*.md and questions.jsonl with character spans
  answers DIR                      a BEIR folder whose queries have gold answers
  refusals DIR --of DIR            questions of one BEIR folder asked of another's corpus
  support FILE [--limit N]         claims with cited text and labels, one JSON object a line; with CHECK_MODEL set, that
                                   model is asked about N claims too (100 unless said)
  injection DIR                    attack texts and harmless prompts
  product [FILE] [--double]        the bundled corpus and its own questions; --double: by a stand-in model
  product --details FILE           writes what became of each question, one JSON object a line: for judges, not for tuning
  follow-ups [FILE]                chains of questions on the bundled corpus that lean on one another
  speakers [FILE]                  who speaks in a sentence, against speakers noted by hand
  figures [FILE]                   which sentences of two outlets give different figures for one thing, against judged pairs
  all [--data DIR]                 everything that is there; writes docs/scorecard.md and docs/scorecard.svg
  --json                           print the figures as one JSON object and nothing else`;

await runScript(USAGE, async (argv) => {
  const { values, positionals } = readArguments({
    args: argv,
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      without: { type: "string", multiple: true, default: [] },
      of: { type: "string" },
      double: { type: "boolean", default: false },
      data: { type: "string" },
      details: { type: "string" },
      limit: { type: "string" },
    },
  });
  const [command, path, ...surplus] = positionals;
  if (surplus.length > 0) throw new CounterpointError("bad-input", `Unexpected argument “${surplus[0]}”.`);
  // What is measured is the product as it comes, whatever the environment says.
  const config = loadConfig({});
  const progress = evaluationProgress(values.json);
  const needed = (): string => {
    if (path === undefined)
      throw new CounterpointError("bad-input", `${command}: the path to the data is missing.`);
    if (!existsSync(path)) throw new CounterpointError("bad-input", `There is no ${path}.`);
    return path;
  };
  const sideBySide: string[] = [];
  const commands: Record<string, () => Promise<unknown>> = {
    retrieval: () => runRetrieval(needed(), ablationsOf(values.without), config, progress.update),
    chunking: () => runChunking(needed(), config, progress.update),
    answers: () => runAnswers(needed(), config, progress.update),
    refusals() {
      if (values.of === undefined) throw new CounterpointError("bad-input", "refusals: --of DIR is missing.");
      return runRefusals([{ asked: needed(), of: values.of }], PRODUCT, config, progress.update);
    },
    async support() {
      const report = await evaluateSupport(needed(), secondOpinion(progress.update, values.limit));
      if ("model" in report.secondOpinion) sideBySide.push(...renderSecondOpinion(report.secondOpinion));
      return report;
    },
    injection: () => evaluateInjection(needed()),
    async product() {
      const details: string[] = [];
      const run = (chosen: typeof config) =>
        runProduct(path ?? PRODUCT, chosen, progress.update, (detail) =>
          details.push(JSON.stringify(detail)),
        );
      const report = await (values.double ? withDouble(config, run) : run(config));
      if (values.details !== undefined) await writeFile(values.details, `${details.join("\n")}\n`);
      return report;
    },
    "follow-ups": () => runFollowUps(path ?? FOLLOW_UPS, PRODUCT, config, progress.update),
    speakers: async () => evaluateSpeakers(await readSpeakerCases(path ?? SPEAKERS)),
    figures: async () => evaluateFigures(await readFigurePairs(path ?? FIGURES)),
    async all(): Promise<Evaluations> {
      if (values.data !== undefined && !existsSync(values.data)) {
        throw new CounterpointError("bad-input", `There is no ${values.data}.`);
      }
      return runAll({
        data: values.data ?? EVALUATION_DATA,
        product: PRODUCT,
        followUps: FOLLOW_UPS,
        config,
        progress: progress.update,
      });
    },
  };
  const run = command === undefined ? undefined : commands[command];
  if (run === undefined) {
    throw new CounterpointError("bad-input", `There is no evaluation “${command ?? ""}”.`);
  }
  const report = await run();
  progress.end();
  console.log(values.json ? JSON.stringify(report) : [renderFigures(report), ...sideBySide].join("\n\n"));
  return 0;
});

function ablationsOf(names: readonly string[]): Ablation[] {
  if (names.includes("all")) return [...ABLATIONS];
  return names.map((name) => {
    const known = ABLATIONS.find((ablation) => ablation === name);
    if (known === undefined) {
      throw new CounterpointError(
        "bad-input",
        `--without: there is no part “${name}” (${ABLATIONS.join(", ")}).`,
      );
    }
    return known;
  });
}
