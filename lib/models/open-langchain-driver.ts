import type { AIMessageChunk } from "@langchain/core/messages";
import { CounterpointError } from "#lib/errors.ts";
import type { ChatDriver, ChatRequest } from "./chat-driver.ts";
import { messageOf } from "./failed-request.ts";
import { createNoTracing } from "./no-tracing.ts";
import { endingOf } from "./reply-ending.ts";
import { redact } from "./to-model-error.ts";

/**
 * Any other provider, by LangChain's `initChatModel`. Loaded here and not at start, because that takes half a second.
 * Throws `config-invalid` for a provider that is unknown or not installed.
 */
export async function openLangChainDriver(provider: string, name: string): Promise<ChatDriver> {
  const [{ initChatModel, MODEL_PROVIDER_CONFIG }, noTracing] = await Promise.all([
    import("langchain/chat_models/universal"),
    createNoTracing(),
  ]);
  const callbacks = [noTracing];
  const providers: Partial<Record<string, { package: string }>> = MODEL_PROVIDER_CONFIG;
  const known = providers[provider];
  if (known === undefined) {
    throw new CounterpointError("config-invalid", `CHAT_MODEL names an unknown provider: ${provider}.`, {
      hint: `Providers: ${Object.keys(providers).join(", ")}.`,
    });
  }
  const open = ({ maxTokens, temperature }: Pick<ChatRequest, "maxTokens" | "temperature">) =>
    initChatModel(name, {
      modelProvider: provider,
      maxTokens,
      ...(temperature === undefined ? {} : { temperature }),
      // Ours can be stopped and honours Retry-After; two would multiply.
      maxRetries: 0,
    }).catch((thrown: unknown) => {
      throw cannotOpen(thrown, provider, known.package);
    });
  // A package that is missing is told when the model is opened, not with the first question.
  await open({ maxTokens: 1, temperature: undefined });
  return {
    async *stream(request, signal) {
      const model = await open(request);
      let reason: string | undefined;
      for await (const chunk of await model.stream([...request.messages], { signal, callbacks })) {
        reason = reasonOf(chunk) ?? reason;
        yield { text: chunk.text, thinking: false };
      }
      yield { text: "", thinking: false, ending: endingOf(reason) };
    },
    async invoke(request, signal) {
      const message = await (await open(request)).invoke([...request.messages], { signal, callbacks });
      return { text: message.text, thinking: false, ending: endingOf(reasonOf(message)) };
    },
  };
}

/** Providers name the field as they like. */
function reasonOf({ response_metadata, additional_kwargs }: AIMessageChunk): string | undefined {
  for (const holder of [response_metadata, additional_kwargs]) {
    for (const name of ["finish_reason", "stop_reason", "finishReason", "stopReason", "done_reason"]) {
      if (typeof holder[name] === "string") return holder[name];
    }
  }
  return undefined;
}

function cannotOpen(thrown: unknown, provider: string, needed: string) {
  const said = redact(messageOf(thrown), undefined);
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
