import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { AIMessageChunk } from "@langchain/core/messages";
import { CounterpointError } from "#lib/errors.ts";
import type { ChatMessage } from "./chat-message.ts";
import { messageOf } from "./failed-request.ts";
import { redact } from "./to-model-error.ts";

/** `finished` on the chunk in which the model says why it stopped. */
export type ModelText = { text: string; finished: boolean };

export type LangChainModel = {
  stream(messages: readonly ChatMessage[], signal: AbortSignal): Promise<AsyncIterable<ModelText>>;
  invoke(messages: readonly ChatMessage[], signal: AbortSignal): Promise<ModelText>;
};

export type LangChainModelOptions = {
  provider: string;
  name: string;
  openai: { apiKey: string; baseUrl: string } | undefined;
  maxTokens: number;
  /** Undefined leaves it to the model. */
  temperature: number | undefined;
};

/**
 * A chat model by LangChain's `initChatModel`. The libraries are loaded here and not at start, because that takes half
 * a second. Throws `config-invalid` for a provider that is unknown or not installed.
 */
export async function openLangChainModel(options: LangChainModelOptions): Promise<LangChainModel> {
  const { provider, name, openai, maxTokens, temperature } = options;
  const [{ initChatModel, MODEL_PROVIDER_CONFIG }, { BaseCallbackHandler }] = await Promise.all([
    import("langchain/chat_models/universal"),
    import("@langchain/core/callbacks/base"),
  ]);
  const providers: Partial<Record<string, { package: string }>> = MODEL_PROVIDER_CONFIG;
  const known = providers[provider];
  if (known === undefined) {
    throw new CounterpointError("config-invalid", `CHAT_MODEL names an unknown provider: ${provider}.`, {
      hint: `Providers: ${Object.keys(providers).join(", ")}.`,
    });
  }
  if (provider === "openai" && openai === undefined) {
    throw new CounterpointError("config-invalid", "CHAT_MODEL is an OpenAI model, but no endpoint is set.", {
      hint: "Set OPENAI_API_KEY or OPENAI_BASE_URL.",
    });
  }
  const model = await initChatModel(name, {
    modelProvider: provider,
    maxTokens,
    ...(temperature === undefined ? {} : { temperature }),
    // Ours can be stopped and honours Retry-After; two would multiply.
    maxRetries: 0,
    ...(provider === "openai" && openai !== undefined ? openAiFields(openai) : {}),
  }).catch((thrown: unknown) => {
    throw cannotOpen(thrown, provider, known.package, openai?.apiKey);
  });
  const callbacks = [createNoTracing(BaseCallbackHandler)];
  return {
    stream: async (messages, signal) => textsOf(await model.stream([...messages], { signal, callbacks })),
    invoke: async (messages, signal) => textOf(await model.invoke([...messages], { signal, callbacks })),
  };
}

async function* textsOf(chunks: AsyncIterable<AIMessageChunk>): AsyncGenerator<ModelText> {
  for await (const chunk of chunks) yield textOf(chunk);
}

function textOf(message: AIMessageChunk): ModelText {
  return { text: message.text, finished: typeof message.response_metadata.finish_reason === "string" };
}

function openAiFields({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }) {
  return {
    apiKey,
    // Always given, or the library looks for other addresses in the environment; nor may it write to the console.
    configuration: { baseURL: baseUrl, logLevel: "off" },
    // Compatible servers reject the option, and nothing here counts tokens.
    streamUsage: false,
  };
}

function cannotOpen(thrown: unknown, provider: string, needed: string, apiKey: string | undefined) {
  const said = redact(messageOf(thrown), apiKey);
  if (/Unable to import|Cannot find (?:package|module)/.test(said)) {
    return new CounterpointError("config-invalid", `CHAT_MODEL needs the package ${needed}.`, {
      hint: `Run: npm install ${needed}`,
    });
  }
  return new CounterpointError("config-invalid", `CHAT_MODEL cannot be opened: ${said.slice(0, 200)}`, {
    hint: `Check the settings of the provider ${provider}.`,
    cause: new Error(said),
  });
}

/**
 * LangChain sends every call to LangSmith when certain variables are set in the environment, unless a handler of this
 * name is there already. Nothing may leave the machine but to the configured endpoint.
 */
function createNoTracing(Base: typeof BaseCallbackHandler): BaseCallbackHandler {
  return new (class extends Base {
    readonly name = "langchain_tracer";
  })();
}
