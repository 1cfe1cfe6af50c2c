import type { Config } from "#lib/config.ts";
import { createOpenAiFactory } from "#lib/embeddings/openai/openai-factory.ts";
import { toCounterpointError } from "#lib/errors.ts";
import type { ChatMessage } from "#lib/models/chat-message.ts";
import { type ChatModel, openChatModel } from "#lib/models/open-chat-model.ts";
import type { VectorCache } from "#lib/schema/vector-cache.ts";

/** What became of one request. */
export type ModelCheck = {
  model: string;
  works: boolean;
  /** It was taken, but perhaps not whole. */
  unsure?: boolean;
  /** In words, and what to do where it does not work. */
  detail: string;
  milliseconds: number;
  /** Of the vectors of an embedding model. */
  dimensions?: number;
  /** How long a prompt was taken, in characters. */
  characters?: number;
};

/** Undefined: not configured, or not tried because what it needs does not work. */
export type ModelsReport = {
  chat: ModelCheck | undefined;
  stream: ModelCheck | undefined;
  context: ModelCheck | undefined;
  /** The model of second opinions. */
  opinion: ModelCheck | undefined;
  embeddings: ModelCheck | undefined;
};

type Found = Partial<Pick<ModelCheck, "works" | "unsure" | "dimensions" | "characters">> & { detail: string };

/** About the longest prompt that an answer or a comparison is asked with. */
const LONGEST_PROMPT = 24_000;

/** Asks each configured model once for what is needed of it. Never throws but the signal's reason. */
export async function checkModels(config: Config, signal: AbortSignal): Promise<ModelsReport> {
  const { chatModel, checkModel, chatEffort: effort, embedding, openai } = config;
  const report: ModelsReport = {
    chat: undefined,
    stream: undefined,
    context: undefined,
    opinion: undefined,
    embeddings: undefined,
  };
  const attempt = async (model: string, ask: () => Promise<Found>): Promise<ModelCheck> => {
    const started = performance.now();
    const found = await ask().catch((thrown: unknown): Found => {
      signal.throwIfAborted();
      const { message, hint = "" } = toCounterpointError(thrown);
      return { works: false, detail: `${message} ${hint}`.trim() };
    });
    signal.throwIfAborted();
    return { model, works: true, ...found, milliseconds: Math.round(performance.now() - started) };
  };
  if (chatModel !== undefined) {
    const model = openChatModel({ model: chatModel, openai, effort });
    report.chat = await attempt(chatModel, () => checkChat(model, signal));
    if (report.chat.works) {
      report.stream = await attempt(chatModel, () => checkStream(model, signal));
      report.context = await attempt(chatModel, () => checkContext(model, signal));
    }
  }
  if (checkModel !== undefined) {
    const model = openChatModel({ model: checkModel, openai });
    report.opinion = await attempt(checkModel, () => checkChat(model, signal));
  }
  if (embedding !== undefined && openai !== undefined) {
    const factory = createOpenAiFactory({
      ...openai,
      model: embedding.model,
      ...(embedding.dimensions === undefined ? {} : { dimensions: embedding.dimensions }),
      cache: NO_CACHE,
    });
    report.embeddings = await attempt(embedding.model, async () => {
      const { dimensions } = (await factory.fit([], signal)).embedder;
      return { dimensions, detail: `vectors of ${dimensions} numbers` };
    });
  }
  return report;
}

async function checkChat(model: ChatModel, signal: AbortSignal): Promise<Found> {
  const { text, ending } = await model.complete(asked("Reply with the word ready and nothing else."), signal);
  if (text === "") return { works: false, detail: `An empty reply came (its end: ${ending}).` };
  return { detail: `it replied: ${text.replace(/\s+/g, " ").slice(0, 60)}` };
}

async function checkStream(model: ChatModel, signal: AbortSignal): Promise<Found> {
  let pieces = 0;
  const question = "Write the numbers from one to twenty as words, separated by commas.";
  for await (const piece of model.stream(asked(question), signal, () => true))
    if ("text" in piece) pieces += 1;
  return { detail: pieces > 1 ? `the reply came in ${pieces} pieces` : "the reply came in one piece" };
}

/**
 * Some servers refuse a prompt that is too long, and some cut its beginning off without a word: then a word from there is
 * not known.
 */
async function checkContext(model: ChatModel, signal: AbortSignal): Promise<Found> {
  const word = `sail${Math.random().toString(36).slice(2, 8)}`;
  let characters = 0;
  const write = (most: number) => {
    const filler = "The ferry left at nine and came back at noon. ".repeat(LONGEST_PROMPT / 40);
    const before = `The first word of this text is ${word}.\n`;
    const after =
      "\n\nReply with the first word that was named at the beginning of this text, and nothing else.";
    const room = Math.min(most, LONGEST_PROMPT) - before.length - after.length;
    const messages = asked(before + filler.slice(0, Math.max(0, room)) + after);
    characters = messages[0]?.content.length ?? 0;
    return messages;
  };
  const { text } = await model.complete(write, signal);
  const size = characters.toLocaleString("en");
  if (!text.toLowerCase().includes(word)) {
    return {
      unsure: true,
      characters,
      detail: `${size} characters were taken, but a word from their beginning was not known: it may cut long prompts without saying so. Load it with a larger context (Ollama: OLLAMA_CONTEXT_LENGTH)`,
    };
  }
  const isWhole = characters >= LONGEST_PROMPT;
  return {
    characters,
    detail: isWhole
      ? `the longest prompt (${size} characters) is taken`
      : `at most about ${size} characters are taken: longer prompts are made shorter`,
  };
}

function asked(content: string): ChatMessage[] {
  return [{ role: "user", content }];
}

const NO_CACHE: VectorCache = { get: async (_, hashes) => hashes.map(() => undefined), set: async () => {} };
