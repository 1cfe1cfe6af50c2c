import { askFitting, type Prompt } from "./ask-fitting.ts";
import { chatFailure, startChatCall } from "./chat-call.ts";
import type { ChatDriver } from "./chat-driver.ts";
import { type ChatLimits, DEFAULT_CHAT_LIMITS } from "./chat-limits.ts";
import { memoryOf } from "./model-memory.ts";
import { openLangChainDriver } from "./open-langchain-driver.ts";
import { openOpenAiDriver } from "./open-openai-driver.ts";
import { OPENAI_BASE_URL } from "./openai-base-url.ts";
import { primed } from "./primed.ts";
import type { ReplyEnding } from "./reply-ending.ts";
import { type ReplyPiece, streamReply } from "./stream-reply.ts";
import { withoutThoughts } from "./thought-filter.ts";
import type { ModelEndpoint } from "./to-model-error.ts";
import { withRetries } from "./with-retries.ts";

export type ChatModelSettings = {
  /** `provider:model`. */
  model: string;
  /** For the provider `openai`; others read their own variables. */
  openai: { apiKey: string; baseUrl: string | undefined } | undefined;
  /** How much a reasoning model is to think: sent as it is, to endpoints of the provider `openai`. */
  effort?: string | undefined;
  limits?: Partial<ChatLimits>;
  /** Ends every call, because the process does. Its reason is what they throw. */
  stop?: AbortSignal | undefined;
};

/** Any chat model, behind what Counterpoint needs of one. */
export type ChatModel = {
  /** `provider:model`. */
  readonly id: string;
  /** Loads the libraries ahead of the first call. Throws `config-invalid`. */
  warm(): Promise<void>;
  /**
   * Pieces in order, each as soon as it arrives and `isAnswer` says of the text so far that it is no thought. Ends early
   * when `signal` aborts; stopping to iterate ends the request too. Throws `model-failed`, `model-unreachable`,
   * `model-timeout`, `config-invalid`.
   */
  stream(
    prompt: Prompt,
    signal: AbortSignal,
    isAnswer: (text: string) => boolean,
  ): AsyncGenerator<ReplyPiece, void>;
  /** The whole reply at once. Throws as `stream` does, and the signal's reason when it aborts. */
  complete(prompt: Prompt, signal: AbortSignal): Promise<{ text: string; ending: ReplyEnding }>;
};

const THOUGHT_ONLY_HINT =
  "Let it think less (CHAT_EFFORT=low), load it with a larger context, or choose another model with CHAT_MODEL.";

export function openChatModel(settings: ChatModelSettings): ChatModel {
  const limits = { ...DEFAULT_CHAT_LIMITS, ...settings.limits };
  const provider = settings.model.slice(0, settings.model.indexOf(":"));
  const openai =
    provider === "openai" && settings.openai !== undefined
      ? { apiKey: settings.openai.apiKey, baseUrl: settings.openai.baseUrl ?? OPENAI_BASE_URL }
      : undefined;
  const endpoint: ModelEndpoint = {
    purpose: "chat model",
    model: settings.model.slice(provider.length + 1),
    baseUrl: openai?.baseUrl,
    apiKey: openai?.apiKey,
  };
  const memory = memoryOf(settings.model, openai?.baseUrl, settings.effort);
  let opened: Promise<ChatDriver> | undefined;

  const open = (): Promise<ChatDriver> => {
    opened ??=
      provider === "openai"
        ? openOpenAiDriver(endpoint.model, openai)
        : openLangChainDriver(provider, endpoint.model);
    // A failure must not be remembered.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  async function* streamOnce(...[prompt, signal, isAnswer]: Parameters<ChatModel["stream"]>) {
    const driver = await open();
    const call = startChatCall(limits, endpoint, signal, settings.stop);
    const ask = () =>
      askFitting(prompt, limits.maxTokens, memory, (request) => primed(driver.stream(request, call.signal)));
    const send = () => withRetries(ask, limits, call.signal);
    const { maxCharacters } = limits;
    return yield* streamReply({ endpoint, memory, call, send, maxCharacters, signal, isAnswer });
  }

  return {
    id: settings.model,
    async warm() {
      await open();
    },
    async *stream(...asked) {
      const hadRoom = memory.thinks;
      if ((yield* streamOnce(...asked)) === "done") return;
      // It spent all its tokens on thoughts: with more of them it may come to its answer.
      memory.thinks = true;
      if (!hadRoom && (yield* streamOnce(...asked)) === "done") return;
      throw chatFailure(
        endpoint,
        "reached its limit of tokens before it began to answer.",
        THOUGHT_ONLY_HINT,
      );
    },
    async complete(prompt, signal) {
      const driver = await open();
      const call = startChatCall(limits, endpoint, signal, settings.stop);
      try {
        const send = () =>
          askFitting(prompt, limits.maxTokens, memory, (request) => driver.invoke(request, call.signal));
        const { text, ending = "complete" } = await withRetries(send, limits, call.signal);
        return { text: withoutThoughts(text).slice(0, limits.maxCharacters), ending };
      } catch (thrown) {
        signal.throwIfAborted();
        throw call.failure(thrown);
      } finally {
        call.clock.stop();
      }
    },
  };
}
