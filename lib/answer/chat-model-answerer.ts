import { newFence } from "#lib/evidence/fence-passage.ts";
import { type ChatModelSettings, openChatModel } from "#lib/models/open-chat-model.ts";
import type { Answerer } from "./answerer.ts";
import { disguiseBrackets } from "./disguise-brackets.ts";
import { ANSWER_PROMPT, answerMessages } from "./prompts.ts";

/** Answers with any chat model that LangChain's `initChatModel` opens, streamed as it arrives. */
export function createChatModelAnswerer(settings: ChatModelSettings): Answerer {
  const model = openChatModel(settings);
  return {
    id: model.id,
    prompt: ANSWER_PROMPT,
    warm: () => model.warm(),
    async *answer({ question, history, passages, signal }) {
      const disguise = disguiseBrackets(passages);
      const shown = { question, history, passages: disguise.passages, fence: newFence() };
      for await (const delta of model.stream(answerMessages(shown), signal)) yield* disguise.reveal(delta);
    },
  };
}
