import { CounterpointError } from "#lib/errors.ts";
import type { ChatDriver, ChatRequest } from "./chat-driver.ts";
import { createEndpointFetch } from "./endpoint-fetch.ts";
import { createNoTracing } from "./no-tracing.ts";
import { endingOf } from "./reply-ending.ts";
import type { ReplyWatch } from "./reply-events.ts";
import { watchReply, watchWhole } from "./watch-reply.ts";

export type OpenAiAddress = { apiKey: string; baseUrl: string };

/**
 * Any endpoint with OpenAI's chat completions, by LangChain's class for them: the one that `initChatModel` opens would
 * choose another protocol by a model's name, which compatible servers lack. Loaded here and not at start, because that
 * takes half a second. Throws `config-invalid` without an address.
 */
export async function openOpenAiDriver(
  name: string,
  address: OpenAiAddress | undefined,
): Promise<ChatDriver> {
  if (address === undefined) {
    throw new CounterpointError("config-invalid", "CHAT_MODEL is an OpenAI model, but no endpoint is set.", {
      hint: "Set OPENAI_API_KEY or OPENAI_BASE_URL.",
    });
  }
  const [{ ChatOpenAICompletions }, noTracing] = await Promise.all([
    import("@langchain/openai"),
    createNoTracing(),
  ]);
  const callbacks = [noTracing];

  /** One for each call, so that what it watches belongs to that call. */
  const create = (request: ChatRequest, watch: Parameters<typeof createEndpointFetch>[0]) =>
    new (class extends ChatOpenAICompletions {
      /** The library chooses these by a model's name; what counts is what the server takes. */
      override invocationParams(
        ...args: Parameters<InstanceType<typeof ChatOpenAICompletions>["invocationParams"]>
      ) {
        const { max_tokens: _a, max_completion_tokens: _b, ...params } = super.invocationParams(...args);
        const { temperature, limitField, effort, maxTokens } = request;
        return {
          ...params,
          ...(temperature === undefined ? {} : { temperature }),
          ...(limitField === undefined ? {} : { [limitField]: maxTokens }),
          ...(effort === undefined ? {} : { reasoning_effort: effort as "low" }),
        };
      }
    })({
      model: name,
      apiKey: address.apiKey,
      // Ours can be stopped and honours Retry-After; two would multiply.
      maxRetries: 0,
      // Compatible servers reject the option, and nothing here counts tokens.
      streamUsage: false,
      // The address is always given, or the library looks for others in the environment; nor may it write to the console.
      configuration: { baseURL: address.baseUrl, logLevel: "off", fetch: createEndpointFetch(watch) },
    });

  return {
    async *stream(request, signal) {
      const watch: ReplyWatch = { reason: undefined, done: false, thoughts: 0 };
      const model = create(request, (response) => watchReply(response, watch));
      let thoughts = 0;
      for await (const { text } of await model.stream([...request.messages], { signal, callbacks })) {
        yield { text, thinking: watch.thoughts > thoughts };
        thoughts = watch.thoughts;
      }
      if (watch.done || watch.reason !== undefined) {
        yield { text: "", thinking: watch.thoughts > thoughts, ending: endingOf(watch.reason) };
      }
    },
    async invoke(request, signal) {
      const message = await create(request, watchWhole).invoke([...request.messages], { signal, callbacks });
      const { finish_reason: reason } = message.response_metadata;
      return {
        text: message.text,
        thinking: false,
        ending: endingOf(typeof reason === "string" ? reason : undefined),
      };
    },
  };
}
