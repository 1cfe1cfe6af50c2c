import { type CounterpointError, toCounterpointError } from "#lib/errors.ts";
import { readFailure } from "#lib/pipeline/failed-ingestion.ts";
import type { Runtime } from "#lib/runtime.ts";
import type { Health } from "#lib/schema/health.ts";

const STATUS: Partial<Record<CounterpointError["code"], Health["status"]>> = {
  "index-missing": "missing",
  "corpus-empty": "empty",
  "index-mismatch": "mismatch",
};

export async function describeHealth(runtime: Runtime): Promise<Health> {
  const { answerer, config, embedders, store } = runtime;
  const made = {
    answerer: {
      id: answerer.id,
      label: config.chatModel === undefined ? "no model: verbatim answers" : config.chatModel,
    },
    embedder: {
      id: embedders.method,
      label: embedders.fitted ? "built-in embedder" : (config.embedding?.model ?? ""),
    },
    ...(config.checkModel && { checkModel: config.checkModel }),
    store: { id: store.id },
  };
  try {
    const { reader } = await runtime.answerTools();
    const { articles, passages, generation } = reader.manifest;
    const failed = await readFailure(config.dataDir);
    return {
      status: "ok",
      ...made,
      articles,
      passages,
      generation,
      ...(failed !== undefined && { failedIngestion: failed }),
    };
  } catch (thrown) {
    const problem = toCounterpointError(thrown);
    const status = STATUS[problem.code] ?? "failed";
    return { status, ...made, articles: 0, passages: 0, generation: 0, problem: problem.toJSON() };
  }
}
