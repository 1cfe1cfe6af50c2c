import { createExtractiveAnswerer } from "#lib/answer/extractive-answerer.ts";
import { createOpenAiFactory } from "#lib/embeddings/openai/openai-factory.ts";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { threadProgram } from "#lib/worker/start-thread.ts";

export type OpenIndex = {
  reader: PassageReader | null;
  ask: (question: string) => Promise<string>;
  warnings: string[];
  close(): Promise<void>;
};

/** Opens what is published in a folder, with all it takes to ask. */
export async function openIndex(
  dataDir: string,
  baseUrl: string,
  graphThreshold?: number,
): Promise<OpenIndex> {
  const warnings: string[] = [];
  const logger = (message: string) => warnings.push(message);
  const store = createSqliteStore({
    searchProgram: threadProgram("lib/search-worker.ts"),
    dataDir,
    logger,
    ...(graphThreshold && { graphThreshold }),
  });
  const embedders = createOpenAiFactory({
    apiKey: "none",
    baseUrl,
    model: "double",
    cache: store.vectorCache,
  });
  const reader = await store.reader();
  const ask = async (question: string) => {
    if (reader === null) throw new Error("nothing was published");
    const tools: AnswerTools = {
      reader,
      embedder: await embedders.restore(await reader.embedderState()),
      fusion: "rank",
      answerer: createExtractiveAnswerer(),
      standalone: async (asked) => asked,
      storeId: store.id,
      limit: 36,
    };
    const { signal } = new AbortController();
    for await (const event of answerQuestion({ question, history: [], signal }, tools)) {
      if (event.type === "answer") return event.answer.text;
    }
    throw new Error("the answer has no end");
  };
  return { reader, ask, warnings, close: () => store.close() };
}
