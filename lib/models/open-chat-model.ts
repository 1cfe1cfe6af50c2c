import { CounterpointError } from "#lib/errors.ts";
import { startCallClock } from "./call-clock.ts";
import { type ChatLimits, DEFAULT_CHAT_LIMITS } from "./chat-limits.ts";
import type { ChatMessage } from "./chat-message.ts";
import { messageOf, statusOf } from "./failed-request.ts";
import { type LangChainModel, openLangChainModel } from "./open-langchain-model.ts";
import { OPENAI_BASE_URL } from "./openai-base-url.ts";
import { createThoughtFilter } from "./thought-filter.ts";
import { type ModelEndpoint, toModelError } from "./to-model-error.ts";
import { withRetries } from "./with-retries.ts";

export type ChatModelSettings = {
  /** `provider:model`. */
  model: string;
  /** For the provider `openai`; others read their own variables. */
  openai: { apiKey: string; baseUrl: string | undefined } | undefined;
  limits?: Partial<ChatLimits>;
};

/** Any chat model, behind what Counterpoint needs of one. */
export type ChatModel = {
  /** `provider:model`. */
  readonly id: string;
  /** Loads the libraries ahead of the first call. Throws `config-invalid`. */
  warm(): Promise<void>;
  /**
   * Deltas in order, each as soon as it arrives. Ends early when `signal` aborts; stopping to iterate ends the request
   * too. Throws `model-failed`, `model-unreachable`, `model-timeout`, `config-invalid`.
   */
  stream(messages: readonly ChatMessage[], signal: AbortSignal): AsyncGenerator<string, void>;
  /** The whole text at once, without streaming. Throws as `stream` does, and the signal's reason when it aborts. */
  complete(messages: readonly ChatMessage[], signal: AbortSignal): Promise<string>;
};

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
  let temperature: number | undefined = 0;
  let opened: Promise<LangChainModel> | undefined;

  const open = (): Promise<LangChainModel> => {
    const { maxTokens } = limits;
    opened ??= openLangChainModel({ provider, name: endpoint.model, openai, maxTokens, temperature });
    // A failure must not be remembered.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  /** Reasoning models refuse a temperature; asking once tells more than a list of their names would. */
  const ask = async <T>(send: (model: LangChainModel) => Promise<T>): Promise<T> => {
    try {
      return await send(await open());
    } catch (thrown) {
      const refused = statusOf(thrown) === 400 && /temperature/i.test(messageOf(thrown));
      if (!refused || temperature === undefined) throw thrown;
      temperature = undefined;
      opened = undefined;
      return send(await open());
    }
  };

  const brokenOff = () =>
    new CounterpointError("model-failed", `The chat model ${endpoint.model} broke off its answer.`, {
      hint: "Try again.",
    });

  return {
    id: settings.model,
    async warm() {
      await open();
    },
    async *stream(messages, signal) {
      await open();
      const clock = startCallClock(limits, endpoint.model);
      const either = AbortSignal.any([signal, clock.signal]);
      const thoughts = createThoughtFilter();
      let length = 0;
      let finished = provider !== "openai";
      try {
        const send = (model: LangChainModel) => model.stream(messages, either);
        for await (const chunk of await withRetries(() => ask(send), limits, either)) {
          finished ||= chunk.finished;
          const delta = thoughts.push(chunk.text).slice(0, limits.maxCharacters - length);
          length += delta.length;
          clock.rest();
          if (delta !== "") yield delta;
          if (signal.aborted || length === limits.maxCharacters) return;
          clock.wait(length > 0);
        }
        either.throwIfAborted();
        const rest = thoughts.finish();
        length += rest.length;
        if (rest.trim() !== "") yield rest;
        if (length === 0) throw emptyAnswer(endpoint);
        if (!finished) throw brokenOff();
      } catch (thrown) {
        if (signal.aborted) return;
        const failure = clock.expired() ?? toModelError(thrown, endpoint);
        throw length > 0 && failure.code === "model-unreachable" ? brokenOff() : failure;
      } finally {
        // Closes the connection if the model is still writing.
        clock.stop();
      }
    },
    async complete(messages, signal) {
      await open();
      const clock = startCallClock(limits, endpoint.model);
      const either = AbortSignal.any([signal, clock.signal]);
      try {
        const send = (model: LangChainModel) => model.invoke(messages, either);
        const { text } = await withRetries(() => ask(send), limits, either);
        const thoughts = createThoughtFilter();
        return (thoughts.push(text) + thoughts.finish()).slice(0, limits.maxCharacters);
      } catch (thrown) {
        signal.throwIfAborted();
        throw clock.expired() ?? toModelError(thrown, endpoint);
      } finally {
        clock.stop();
      }
    },
  };
}

function emptyAnswer({ model }: ModelEndpoint): CounterpointError {
  return new CounterpointError("model-failed", `The chat model ${model} gave an empty answer.`, {
    hint: "Try again, or choose another model with CHAT_MODEL.",
  });
}
