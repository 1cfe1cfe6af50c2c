import type { LearntLimits } from "./fit-request.ts";
import type { RequestSettings } from "./request-settings.ts";

/** What asking a model has told about it; kept as long as the process. */
export type ModelMemory = {
  settings: RequestSettings;
  limits: LearntLimits;
  /** It thinks before it answers, so that its limit of tokens has to leave room for that. */
  thinks: boolean;
  /** It does so without marking where the thoughts begin. */
  thinksUnmarked: boolean;
};

const memories = new Map<string, ModelMemory>();

/** One for each model at each address, shared by all that use it. */
export function memoryOf(
  model: string,
  baseUrl: string | undefined,
  effort: string | undefined,
): ModelMemory {
  const key = JSON.stringify([model, baseUrl, effort]);
  const known = memories.get(key);
  if (known !== undefined) return known;
  const memory: ModelMemory = {
    settings: { temperature: 0, limitField: "max_tokens", effort, systemMessage: true },
    limits: {},
    thinks: false,
    thinksUnmarked: false,
  };
  memories.set(key, memory);
  return memory;
}
