"use client";

import { useChat } from "@ai-sdk/react";
import { DefaultChatTransport, generateId } from "ai";
import { useCallback, useMemo, useState } from "react";
import { withBasePath } from "#app/view/base-path.ts";
import { type Failure, failureOf } from "#app/view/failure.ts";
import type { StoredConversation } from "#app/view/stored-conversation.ts";
import { type ConversationTurn, messagesToSend, turnsOf } from "#app/view/turns.ts";
import type { ChatMessage } from "#lib/chat/messages.ts";
import type { Filter } from "#lib/domain/retrieval.ts";

export type Conversation = {
  id: string;
  messages: ChatMessage[];
  turns: ConversationTurn[];
  /** `waiting`: nothing has arrived yet. `failed`: `failure` says why. */
  status: "ready" | "waiting" | "streaming" | "failed";
  failure: Failure | undefined;
  ask: (question: string) => void;
  /** Asks the last question again. */
  retry: () => void;
  /** Asks the last question again, and searches for exactly these words. */
  searchFor: (words: string) => void;
  /** Keeps what has arrived. */
  stop: () => void;
  startAnew: () => void;
};

const STATUS = { ready: "ready", submitted: "waiting", streaming: "streaming", error: "failed" } as const;

/** The conversation with the server; questions are searched within `filter`. */
export function useConversation(
  initial: StoredConversation | undefined,
  filter: Filter | undefined,
): Conversation {
  const [id, setId] = useState(() => initial?.id ?? generateId());
  const transport = useMemo(
    () =>
      new DefaultChatTransport<ChatMessage>({
        api: withBasePath("/api/chat"),
        prepareSendMessagesRequest: ({ id, messages, body }) => ({
          body: { id, messages: messagesToSend(messages), ...body },
        }),
      }),
    [],
  );
  const chat = useChat<ChatMessage>({
    id,
    messages: id === initial?.id ? initial.messages : [],
    transport,
    // The page need not be drawn more often than it can be read.
    throttle: 50,
  });
  const { messages, status, error, sendMessage, regenerate, stop } = chat;
  const turns = useMemo(() => turnsOf(messages), [messages]);
  const body = useMemo(() => (filter === undefined ? {} : { filter }), [filter]);

  const failure = useMemo(
    () => (error === undefined ? undefined : failureOf(error, navigator.onLine)),
    [error],
  );

  const ask = useCallback((text: string) => void sendMessage({ text }, { body }), [sendMessage, body]);
  const retry = useCallback(() => void regenerate({ body }), [regenerate, body]);
  const searchFor = useCallback(
    (words: string) => void regenerate({ body: { ...body, searchFor: words } }),
    [regenerate, body],
  );
  const startAnew = useCallback(() => setId(generateId()), []);
  return {
    id,
    messages,
    turns,
    status: STATUS[status],
    failure,
    ask,
    retry,
    searchFor,
    stop: useCallback(() => void stop(), [stop]),
    startAnew,
  };
}
