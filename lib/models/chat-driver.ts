import type { ChatMessage } from "./chat-message.ts";
import type { ReplyEnding } from "./reply-ending.ts";
import type { RequestSettings } from "./request-settings.ts";

export type ChatRequest = RequestSettings & { messages: readonly ChatMessage[]; maxTokens: number };

/** A piece of a reply, as it came. */
export type ReplyChunk = {
  text: string;
  /** The model thinks where nobody sees it. */
  thinking: boolean;
  /** On the last piece; a reply without it was broken off. */
  ending?: ReplyEnding;
};

/** One provider's way to ask a model once. Throws whatever its library throws. */
export type ChatDriver = {
  stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ReplyChunk>;
  invoke(request: ChatRequest, signal: AbortSignal): Promise<ReplyChunk>;
};
