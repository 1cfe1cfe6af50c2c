import { loadConfig } from "#lib/config.ts";
import { CounterpointError } from "#lib/errors.ts";
import { createSentenceJudge } from "#lib/verdicts/sentence-judge.ts";
import type { ModelOptions } from "./evaluate-support-model.ts";
import type { Progress } from "./progress.ts";

const USUAL_LIMIT = "100";

/** Nobody waits for these answers, so that a slow model is judged by its verdicts. */
const LIMITS = { tries: 2, firstTextMs: 60_000, totalMs: 120_000, maxTokens: 512 };

/**
 * The model of CHECK_MODEL, taken from the environment; undefined where there is none. Throws `bad-input` for a limit
 * that is no whole number from 1.
 */
export function secondOpinion(progress: Progress, limit = USUAL_LIMIT): ModelOptions | undefined {
  if (!/^[1-9]\d*$/.test(limit)) {
    throw new CounterpointError("bad-input", `--limit: “${limit}” is not a whole number from 1.`);
  }
  const { checkModel, openai } = loadConfig();
  if (checkModel === undefined) return undefined;
  return {
    model: createSentenceJudge({ model: checkModel, openai, limits: LIMITS }),
    limit: Number(limit),
    onProgress: (done, total) => progress(`asking ${checkModel}`, done, total),
  };
}
