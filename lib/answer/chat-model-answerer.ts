import { newFence } from "#lib/evidence/fence-passage.ts";
import { type ChatModelSettings, openChatModel } from "#lib/models/open-chat-model.ts";
import { endingNote } from "#lib/models/reply-ending.ts";
import type { Answerer } from "./answerer.ts";
import { disguiseBrackets } from "./disguise-brackets.ts";
import { endsCitedSentence } from "./ends-cited-sentence.ts";
import { ANSWER_PROMPT, answerMessages } from "./prompts.ts";

/** Answers with any chat model that LangChain opens, streamed as it arrives. */
export function createChatModelAnswerer(settings: ChatModelSettings): Answerer {
  const model = openChatModel(settings);
  return {
    id: model.id,
    prompt: ANSWER_PROMPT,
    warm: () => model.warm(),
    async *answer({ question, history, passages, signal }) {
      const fence = newFence();
      const disguise = disguiseBrackets(passages);
      const prompt = (characters: number) =>
        answerMessages({ question, history, passages: disguise.passages, fence, characters });
      for await (const piece of model.stream(prompt, signal, endsCitedSentence)) {
        if ("text" in piece) yield* disguise.reveal(piece.text);
        else if ("restart" in piece) yield piece;
        else yield { incomplete: { reason: piece.ending, note: endingNote(piece.ending, model.id) } };
      }
    },
  };
}
