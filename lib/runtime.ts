import type { Answerer } from "#lib/answer/answerer.ts";
import { createChatModelAnswerer } from "#lib/answer/chat-model-answerer.ts";
import { createExtractiveAnswerer } from "#lib/answer/extractive-answerer.ts";
import type { Comparer } from "#lib/compare/comparer.ts";
import { createExtractiveComparer } from "#lib/compare/extractive-comparer.ts";
import { createChatModelComparer } from "#lib/compare/model/chat-model-comparer.ts";
import { openStories } from "#lib/compare/stories/open-stories.ts";
import type { StoryIndex } from "#lib/compare/stories/story-index.ts";
import type { Embedder, EmbedderFactory } from "#lib/embeddings/embedder.ts";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { createOpenAiFactory } from "#lib/embeddings/openai/openai-factory.ts";
import { standaloneByRule } from "#lib/retrieval/follow-up.ts";
import type { Fusion } from "#lib/retrieval/fuse-scores.ts";
import { createModelRewriter } from "#lib/retrieval/standalone-question.ts";
import type { Turn } from "#lib/schema/answer.ts";
import type { OpeningIndex, PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { createSqliteStore } from "#lib/store/sqlite/sqlite-store.ts";
import { createModelOpinions } from "#lib/verdicts/chat-model-opinions.ts";
import type { OpinionGiver } from "#lib/verdicts/opinion-giver.ts";
import { type Config, loadConfig } from "./config.ts";
import { CounterpointError } from "./errors.ts";
import type { AnswerTools } from "./pipeline/answer-question.ts";
import type { CompareTools } from "./pipeline/compare-tools.ts";
import { withoutControls } from "./text/plain-line.ts";
import { threadProgram } from "./worker/start-thread.ts";

/** Everything that was chosen by configuration, put together once. */
export type Runtime = {
  readonly config: Config;
  readonly store: PassageStore;
  readonly embedders: EmbedderFactory;
  readonly answerer: Answerer;
  /** The newest index with all it takes to answer from it. Throws `index-missing`, `corpus-empty`, `index-mismatch`. */
  answerTools(): Promise<AnswerTools>;
  /** The same for comparisons. */
  compareTools(): Promise<CompareTools>;
  /** Ends every model call at once, because the process is to end. */
  stopCalls(): void;
  close(): Promise<void>;
};

export type RuntimeOptions = {
  /** One line a warning; never a secret. */
  warn?: (message: string) => void;
  /** Moves a broken index aside and starts anew. */
  rebuild?: boolean;
};

export function createRuntime(config: Config, options: RuntimeOptions = {}): Runtime {
  const store = createSqliteStore({
    searchProgram: threadProgram("lib/search-worker.ts"),
    dataDir: config.dataDir,
    ...(options.warn === undefined ? {} : { logger: options.warn }),
    ...(options.rebuild === undefined ? {} : { rebuild: options.rebuild }),
  });
  const stopping = new AbortController();
  const embedders = chooseEmbedders(config, store, stopping.signal);
  const { answerer, standalone } = chooseAnswerer(config, stopping.signal);
  const comparer = chooseComparer(config, stopping.signal);
  const opinions = chooseOpinions(config, stopping.signal);
  // Reading more costs a model money and attention; the built-in answerer only milliseconds.
  const limit = config.chatModel === undefined ? 36 : 12;
  let told: { generation: number; stories: Promise<StoryIndex | undefined> } | undefined;
  let restored: { id: string; embedder: Promise<Embedder> } | undefined;

  /** A fitted embedder serves all questions to the generations that were made with it. */
  const embedderOf = (index: OpeningIndex): Promise<Embedder> => {
    const { id } = index.manifest.embedder;
    if (restored?.id !== id) {
      const embedder = index.embedderState().then((state) => embedders.restore(state));
      const latest = { id, embedder };
      restored = latest;
      // A failure must not be remembered.
      embedder.catch(() => {
        if (restored === latest) restored = undefined;
      });
    }
    return restored.embedder;
  };

  /** The stories of a generation take a second or two to find, and serve all comparisons of it. */
  const storiesOf = (reader: PassageReader, embedder: Embedder): Promise<StoryIndex | undefined> => {
    const { generation } = reader.manifest;
    if (told?.generation !== generation) {
      const stories = openStories(reader, embedder);
      told = { generation, stories };
      stories.catch(() => {
        told = undefined;
      });
    }
    return told.stories;
  };

  const searchTools = async () => {
    const reader = await store.reader((opening) => void embedderOf(opening));
    requireUsable(reader, embedders.method, config);
    const embedder = await embedderOf(reader);
    // Built-in vectors are the weaker partner of keyword search; see docs/decisions.
    const fusion: Fusion = embedders.fitted ? "weighted" : "rank";
    return { reader, embedder, fusion, storeId: store.id };
  };

  return {
    config,
    store,
    embedders,
    answerer,
    answerTools: async () => ({
      ...(await searchTools()),
      answerer,
      standalone,
      limit,
      ...(opinions && { opinions }),
    }),
    async compareTools() {
      const tools = await searchTools();
      return { ...tools, comparer, stories: () => storiesOf(tools.reader, tools.embedder) };
    },
    stopCalls() {
      stopping.abort(
        new CounterpointError("model-failed", "The server is being stopped.", { hint: "Ask again later." }),
      );
    },
    close: () => store.close(),
  };
}

function requireUsable(
  reader: PassageReader | null,
  method: string,
  config: Config,
): asserts reader is PassageReader {
  if (reader === null) {
    throw new CounterpointError("index-missing", `There is no index in ${config.dataDir} yet.`, {
      hint: "Run: npm run ingest",
    });
  }
  const { manifest } = reader;
  if (manifest.embedder.method !== method) {
    throw new CounterpointError(
      "index-mismatch",
      `The index was made with the embedder ${manifest.embedder.method}, but ${method} is configured.`,
      { hint: "Run: npm run ingest (or set EMBEDDING_MODEL back to what it was)." },
    );
  }
  if (manifest.articles === 0) {
    throw new CounterpointError("corpus-empty", "The index holds no article yet.", {
      hint: `Put articles (.html, .pdf, .docx, .md, .txt, .jsonl) into ${config.corpusDir} and run: npm run ingest`,
    });
  }
}

function chooseEmbedders(config: Config, store: PassageStore, stop: AbortSignal): EmbedderFactory {
  if (config.embedding === undefined || config.openai === undefined) return createLsiFactory();
  const { model, dimensions } = config.embedding;
  return createOpenAiFactory({
    ...config.openai,
    model,
    ...(dimensions === undefined ? {} : { dimensions }),
    cache: store.vectorCache,
    stop,
  });
}

function chooseAnswerer(
  config: Config,
  stop: AbortSignal,
): { answerer: Answerer; standalone: AnswerTools["standalone"] } {
  if (config.chatModel === undefined) {
    return {
      answerer: createExtractiveAnswerer(),
      standalone: async (question: string, history: readonly Turn[]) => standaloneByRule(question, history),
    };
  }
  const { chatModel: model, chatEffort: effort, openai } = config;
  const settings = { model, effort, openai, stop };
  return { answerer: createChatModelAnswerer(settings), standalone: createModelRewriter(settings) };
}

function chooseComparer(config: Config, stop: AbortSignal): Comparer {
  const byRule = createExtractiveComparer();
  const { chatModel: model, chatEffort: effort, openai } = config;
  return model === undefined
    ? byRule
    : createChatModelComparer({ model, effort, openai, stop, fallback: byRule });
}

function chooseOpinions({ checkModel, openai }: Config, stop: AbortSignal): OpinionGiver | undefined {
  return checkModel === undefined ? undefined : createModelOpinions({ model: checkModel, openai, stop });
}

const PROCESS_RUNTIME = Symbol.for("counterpoint.runtime");

/** The server's one runtime. Kept on the global object, because routes are bundled apart but share the process. */
export function getRuntime(): Runtime {
  const holder = globalThis as { [PROCESS_RUNTIME]?: Runtime };
  const known = holder[PROCESS_RUNTIME];
  if (known !== undefined) return known;
  const runtime = createRuntime(loadConfig(), {
    warn: (message) => console.warn(withoutControls(message)),
  });
  // Next waits for the answers that are under way, and a silent model would keep it waiting.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => runtime.stopCalls());
  // What fails now fails again with the first question, where it can be told.
  runtime.answerer.warm?.().catch(() => undefined);
  holder[PROCESS_RUNTIME] = runtime;
  return runtime;
}
