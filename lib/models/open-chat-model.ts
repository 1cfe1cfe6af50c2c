import { CounterpointError } from "#lib/errors.ts";
import { askFitting, type Prompt } from "./ask-fitting.ts";
import { startCallClock } from "./call-clock.ts";
import type { ChatDriver, ReplyChunk } from "./chat-driver.ts";
import { type ChatLimits, DEFAULT_CHAT_LIMITS } from "./chat-limits.ts";
import { memoryOf } from "./model-memory.ts";
import { openLangChainDriver } from "./open-langchain-driver.ts";
import { openOpenAiDriver } from "./open-openai-driver.ts";
import { OPENAI_BASE_URL } from "./openai-base-url.ts";
import { primed } from "./primed.ts";
import type { ReplyEnding } from "./reply-ending.ts";
import { createThoughtFilter, type FilteredPiece, withoutThoughts } from "./thought-filter.ts";
import { type ModelEndpoint, toModelError } from "./to-model-error.ts";
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

/** A piece of a reply without thoughts; last, how it ended, where that is not as it should. */
export type ReplyPiece = FilteredPiece | { ending: Exclude<ReplyEnding, "complete"> };

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

/** Text of which nobody is sure is passed on once it is so many times longer than an answer may be. */
const LONGEST_DOUBT = 4;

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

  const failed = (what: string, hint = "Try again.") =>
    new CounterpointError("model-failed", `The chat model ${endpoint.model} ${what}`, { hint });

  /** One call under its clock, with its failures made ours. */
  const startCall = (signal: AbortSignal) => {
    const clock = startCallClock(limits, endpoint.model);
    const { stop } = settings;
    const either = AbortSignal.any([signal, clock.signal, ...(stop === undefined ? [] : [stop])]);
    const failure = (thrown: unknown) =>
      toModelError(stop?.aborted ? stop.reason : (clock.expired() ?? thrown), endpoint);
    return { clock, either, failure };
  };

  async function* streamOnce(
    prompt: Prompt,
    signal: AbortSignal,
    isAnswer: (text: string) => boolean,
  ): AsyncGenerator<ReplyPiece, "said something" | "thought only"> {
    const driver = await open();
    const { clock, either, failure } = startCall(signal);
    const doubtful = limits.maxCharacters * LONGEST_DOUBT;
    const thoughts = createThoughtFilter((text) =>
      memory.thinksUnmarked ? text.length > doubtful : text.length > doubtful || isAnswer(text),
    );
    let heard = false;
    let length = 0;
    let ending: ReplyEnding | undefined;
    const shortened = (piece: FilteredPiece): FilteredPiece => {
      if ("restart" in piece) {
        length = 0;
        return piece;
      }
      const text = piece.text.slice(0, limits.maxCharacters - length);
      length += text.length;
      return { text };
    };
    try {
      const send = () =>
        askFitting(prompt, limits.maxTokens, memory, (request) => primed(driver.stream(request, either)));
      for await (const chunk of await withRetries(send, limits, either)) {
        ending = chunk.ending ?? ending;
        if (!isSignOfLife(chunk)) continue;
        heard ||= chunk.text !== "";
        memory.thinks ||= chunk.thinking;
        clock.rest();
        for (const piece of thoughts.push(chunk.text)) {
          yield shortened(piece);
          if (signal.aborted) return "said something";
          if (length === limits.maxCharacters) {
            yield { ending: "length" };
            return "said something";
          }
        }
        clock.wait(heard);
      }
      either.throwIfAborted();
      for (const piece of thoughts.finish()) yield shortened(piece);
      memory.thinksUnmarked ||= thoughts.sawUnmarked;
      memory.thinks ||= thoughts.sawThoughts;
      if (length === 0 && ending === "length") return "thought only";
      if (length === 0)
        throw failed(emptyWords(ending), "Try again, or choose another model with CHAT_MODEL.");
      if (ending === undefined) throw failed("broke off its answer.");
      if (ending !== "complete") yield { ending };
      return "said something";
    } catch (thrown) {
      if (signal.aborted) return "said something";
      const error = failure(thrown);
      throw heard && error.code === "model-unreachable" ? failed("broke off its answer.") : error;
    } finally {
      // Closes the connection if the model is still writing.
      clock.stop();
    }
  }

  return {
    id: settings.model,
    async warm() {
      await open();
    },
    async *stream(prompt, signal, isAnswer) {
      const hadRoom = memory.thinks;
      if ((yield* streamOnce(prompt, signal, isAnswer)) === "said something") return;
      // It spent all its tokens on thoughts: with more of them it may come to its answer.
      memory.thinks = true;
      if (!hadRoom && (yield* streamOnce(prompt, signal, isAnswer)) === "said something") return;
      throw failed("reached its limit of tokens before it began to answer.", THOUGHT_ONLY_HINT);
    },
    async complete(prompt, signal) {
      const driver = await open();
      const { clock, either, failure } = startCall(signal);
      try {
        const send = () =>
          askFitting(prompt, limits.maxTokens, memory, (request) => driver.invoke(request, either));
        const { text, ending = "complete" } = await withRetries(send, limits, either);
        return { text: withoutThoughts(text).slice(0, limits.maxCharacters), ending };
      } catch (thrown) {
        signal.throwIfAborted();
        throw failure(thrown);
      } finally {
        clock.stop();
      }
    },
  };
}

const THOUGHT_ONLY_HINT =
  "Let it think less (CHAT_EFFORT=low), load it with a larger context, or choose another model with CHAT_MODEL.";

function emptyWords(ending: ReplyEnding | undefined): string {
  return ending === "filter" ? "gave no answer: a content filter stopped it." : "gave an empty answer.";
}

/** Servers send empty pieces to keep a connection open. */
function isSignOfLife({ text, thinking }: ReplyChunk): boolean {
  return text !== "" || thinking;
}
