import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Config } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import type { SearchPart } from "#lib/retrieval/search-both-ways.ts";
import { type BeirSet, readBeir, toBulkFile } from "./beir.ts";
import { type AnswersReport, evaluateAnswers, shareRefused } from "./evaluate-answers.ts";
import { type ChunkingScores, evaluateChunking, readChunkingQuestions } from "./evaluate-chunking.ts";
import { evaluateFollowUps, type FollowUpReport, readFollowUps } from "./evaluate-follow-ups.ts";
import {
  evaluateProduct,
  type ProductDetail,
  type ProductReport,
  readProductQuestions,
} from "./evaluate-product.ts";
import { compareRuns, evaluateRetrieval, type RetrievalScores } from "./evaluate-retrieval.ts";
import type { Progress } from "./progress.ts";
import type { Interval } from "./statistics.ts";
import { withWorkspace } from "./workspace.ts";

export const ABLATIONS = ["vectors", "titles", "document", "spelling", "similar-terms", "pairs"] as const;
export type Ablation = (typeof ABLATIONS)[number];

export type RetrievalReport = {
  collection: string;
  documents: number;
  whole: RetrievalScores;
  without: { part: Ablation; ndcg10: number; change: number; interval: Interval }[];
  ingestMilliseconds: number;
};

/** Retrieval on a BEIR folder, whole and without each of `parts`. */
export async function runRetrieval(
  dir: string,
  parts: readonly Ablation[],
  config: Config,
  progress: Progress,
): Promise<RetrievalReport> {
  const set = await readBeir(dir);
  const measure = (titles: boolean, searchParts: readonly (readonly SearchPart[])[]) =>
    withWorkspace(config, { bulk: toBulkFile(set.documents, { titles }) }, progress, async (workspace) => {
      const tools = await workspace.runtime.answerTools();
      const runs = [];
      for (const left of searchParts) {
        const label = left.length === 0 ? "asking" : `asking without ${left.join(", ")}`;
        runs.push(
          await evaluateRetrieval(set.queries, tools, new Set(left), (done, total) =>
            progress(label, done, total),
          ),
        );
      }
      return { runs, ingestMilliseconds: workspace.ingestMilliseconds };
    });
  const searchParts = parts.filter((part) => part !== "titles");
  const { runs, ingestMilliseconds } = await measure(true, [[], ...searchParts.map((part) => [part])]);
  const [whole, ...others] = runs;
  if (whole === undefined) throw new CounterpointError("internal", "Nothing was measured.");
  const untitled = parts.includes("titles") ? (await measure(false, [[]])).runs : [];
  const compared = [...searchParts, ...untitled.map(() => "titles" as const)].flatMap((part, index) => {
    const run = [...others, ...untitled][index];
    return run === undefined ? [] : [{ part, ndcg10: run.scores.ndcg10, ...compareRuns(whole, run) }];
  });
  return {
    collection: basename(dir),
    documents: set.documents.length,
    whole: whole.scores,
    without: compared,
    ingestMilliseconds,
  };
}

export type ForeignReport = {
  asked: string;
  of: string;
  questions: number;
  /** Share refused, of the half that thresholds were chosen on and of the other, 0 to 1. */
  development: number;
  test: number;
};

/** Questions of each set asked of the other's corpus, and of their own. `null` as a folder: the bundled corpus. */
export async function runRefusals(
  pairs: readonly { asked: string; of: string | null }[],
  product: string,
  config: Config,
  progress: Progress,
): Promise<ForeignReport[]> {
  const reports: ForeignReport[] = [];
  for (const of of [...new Set(pairs.map((pair) => pair.of))]) {
    const corpus =
      of === null ? { folder: config.corpusDir } : { bulk: toBulkFile((await readBeir(of)).documents) };
    await withWorkspace(config, corpus, progress, async ({ runtime }) => {
      const tools = await runtime.answerTools();
      for (const { asked } of pairs.filter((pair) => pair.of === of)) {
        const questions =
          asked === product ? await productQuestions(product) : questionsOf(await readBeir(asked));
        const name = of === null ? "the bundled corpus" : basename(of);
        const refused = await shareRefused(questions, tools, (done, total) =>
          progress(`asking ${basename(asked)} of ${name}`, done, total),
        );
        reports.push({ asked: asked === product ? "product" : basename(asked), of: name, ...refused });
      }
    });
  }
  return reports;
}

/** Those that their own corpus can answer. */
function questionsOf(set: BeirSet): string[] {
  return set.queries.filter(({ metadata }) => metadata.is_impossible !== true).map(({ text }) => text);
}

/** Those that stand alone and ask for something in particular. */
async function productQuestions(path: string): Promise<string[]> {
  const all = await readProductQuestions(path);
  return all
    .filter(({ expect, before, kind }) => expect === "answer" && before.length === 0 && kind !== "vague")
    .map(({ question }) => question);
}

export async function runAnswers(dir: string, config: Config, progress: Progress): Promise<AnswersReport> {
  const set = await readBeir(dir);
  return withWorkspace(config, { bulk: toBulkFile(set.documents) }, progress, async ({ runtime }) =>
    evaluateAnswers(set.allQueries, await runtime.answerTools(), (done, total) =>
      progress("asking", done, total),
    ),
  );
}

export async function runChunking(
  dir: string,
  config: Config,
  progress: Progress,
): Promise<ChunkingScores[]> {
  const folder = join(dir, "corpora");
  if (!existsSync(folder)) {
    throw new CounterpointError("bad-input", `${dir} has no folder “corpora” with the documents.`);
  }
  const questions = await readChunkingQuestions(dir);
  return withWorkspace(config, { folder }, progress, async ({ runtime }) =>
    evaluateChunking(questions, await runtime.answerTools(), (done, total) =>
      progress("asking", done, total),
    ),
  );
}

/** `onDetail`: told of each question in its turn. */
export async function runProduct(
  path: string,
  config: Config,
  progress: Progress,
  onDetail?: (detail: ProductDetail) => void,
): Promise<ProductReport> {
  const questions = await readProductQuestions(path);
  return withWorkspace(config, { folder: config.corpusDir }, progress, async ({ runtime }) =>
    evaluateProduct(
      questions,
      await runtime.answerTools(),
      (done, total) => progress("asking", done, total),
      onDetail,
    ),
  );
}

/** The chains, and the product's questions that stand alone for a change of topic each. */
export async function runFollowUps(
  path: string,
  product: string,
  config: Config,
  progress: Progress,
): Promise<FollowUpReport> {
  const chains = await readFollowUps(path);
  const alone = (await readProductQuestions(product)).filter(({ before }) => before.length === 0);
  const questions = alone.map(({ question }) => question);
  return withWorkspace(config, { folder: config.corpusDir }, progress, async ({ runtime }) =>
    evaluateFollowUps(chains, questions, await runtime.answerTools(), (done, total) =>
      progress("asking", done, total),
    ),
  );
}
