import { newFence } from "#lib/evidence/fence-passage.ts";
import { type ChatModelSettings, openChatModel } from "#lib/models/open-chat-model.ts";
import type { Answerer } from "./answerer.ts";
import { ANSWER_PROMPT, answerMessages } from "./prompts.ts";

/** Answers with any chat model that LangChain's `initChatModel` opens, streamed as it arrives. */
export function createChatModelAnswerer(settings: ChatModelSettings): Answerer {
  const model = openChatModel(settings);
  return {
    id: model.id,
    prompt: ANSWER_PROMPT,
    warm: () => model.warm(),
    answer({ question, history, passages, signal }) {
      return model.stream(answerMessages({ question, history, passages, fence: newFence() }), signal);
    },
  };
}
