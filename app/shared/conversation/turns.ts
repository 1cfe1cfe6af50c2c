import { partsOf, textOf } from "./answer-view.ts";
import type { ChatMessage } from "./messages.ts";

/** A question with its answer, if one has begun to arrive. */
export type ConversationTurn = { id: string; question: string; answer: ChatMessage | undefined };

/** Messages in order, as turns; `id` is the id of the question's message. */
export function turnsOf(messages: readonly ChatMessage[]): ConversationTurn[] {
  const turns: ConversationTurn[] = [];
  for (const message of messages) {
    if (message.role === "user") turns.push({ id: message.id, question: textOf(message), answer: undefined });
    const last = turns.at(-1);
    if (message.role === "assistant" && last !== undefined) last.answer = message;
  }
  return turns;
}

const MOST_SENT = 100;

/**
 * What the server needs of a conversation: who said what. Answers that failed before their first word are left out,
 * and so are the passages and checks, which would only be sent back to where they came from. At most the last 100.
 */
export function messagesToSend(
  messages: readonly ChatMessage[],
): Pick<ChatMessage, "id" | "role" | "parts">[] {
  return messages
    .map(({ id, role, parts }) => ({
      id,
      role,
      parts: partsOf(parts).flatMap((part) =>
        part.type === "text" ? [{ type: "text" as const, text: part.text }] : [],
      ),
    }))
    .filter((message) => message.parts.some((part) => part.text.trim() !== ""))
    .slice(-MOST_SENT);
}
