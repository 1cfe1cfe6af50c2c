"use client";

import { useChat } from "@ai-sdk/react";
import { DefaultChatTransport, generateId } from "ai";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ChatMessage } from "#app/shared/conversation/messages.ts";
import type { StoredConversation } from "#app/shared/conversation/stored-conversation.ts";
import { type ConversationTurn, messagesToSend, turnsOf } from "#app/shared/conversation/turns.ts";
import { keepInTab } from "#app/shared/conversation/use-stored-conversation.ts";
import { withBasePath } from "#app/shared/frame/base-path.ts";
import { failureOf } from "#app/shared/frame/failure.ts";
import type { Failure } from "#lib/schema/failure.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { mergeMessages } from "./merge-messages.ts";

export type Conversation = {
  id: string;
  messages: ChatMessage[];
  turns: ConversationTurn[];
  /** Of the last turn. `waiting`: nothing has arrived yet. */
  status: "ready" | "waiting" | "streaming" | "failed";
  /** Why answers failed, by turn. */
  failures: Readonly<Record<string, Failure>>;
  ask: (question: string) => void;
  /** Asks the last question again. */
  retry: () => void;
  /** Asks the last question again, and searches for exactly these words. */
  searchFor: (words: string) => void;
  /** Asks the last question again, of all articles. */
  searchAll: () => void;
  /** Keeps what has arrived. */
  stop: () => void;
  startAnew: () => void;
  /** Takes in what another tab has asked. */
  takeIn: (stored: StoredConversation) => void;
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
  const { messages, status, error, sendMessage, regenerate, stop, setMessages } = chat;
  const turns = useMemo(() => turnsOf(messages), [messages]);
  const { failures, forget, learn } = useFailures(initial, turns.at(-1)?.id, error);
  const body = useMemo(() => (filter === undefined ? {} : { filter }), [filter]);

  const lastAskedAt = messages.findLast(({ role }) => role === "user")?.metadata?.askedAt ?? 0;
  const ask = useCallback(
    (text: string) => {
      // Clocks are set back at times.
      const askedAt = Math.max(Date.now(), lastAskedAt + 1);
      void sendMessage({ text, metadata: { askedAt } }, { body });
    },
    [sendMessage, body, lastAskedAt],
  );
  const lastId = turns.at(-1)?.id;
  const again = useCallback(
    (body: { filter?: Filter; searchFor?: string }) => {
      forget(lastId);
      void regenerate({ body });
    },
    [regenerate, forget, lastId],
  );
  const retry = useCallback(() => again(body), [again, body]);
  const searchFor = useCallback((words: string) => again({ ...body, searchFor: words }), [again, body]);
  const searchAll = useCallback(() => again({}), [again]);
  const startAnew = useCallback(() => {
    const next = generateId();
    keepInTab(next);
    setId(next);
  }, []);
  const takeIn = useCallback(
    (stored: StoredConversation) => {
      learn(stored.failures);
      setMessages((current) => mergeMessages(current, stored.messages));
    },
    [learn, setMessages],
  );
  return {
    id,
    messages,
    turns,
    status: STATUS[status],
    failures,
    ask,
    retry,
    searchFor,
    searchAll,
    stop: useCallback(() => void stop(), [stop]),
    startAnew,
    takeIn,
  };
}

/** Which turns have failed, and why: also those before the last one, and those of an earlier visit. */
function useFailures(
  initial: StoredConversation | undefined,
  lastId: string | undefined,
  error: Error | undefined,
) {
  const [failures, setFailures] = useState<Readonly<Record<string, Failure>>>(initial?.failures ?? {});
  const learn = useCallback(
    (more: Readonly<Record<string, Failure>>) => setFailures((before) => ({ ...before, ...more })),
    [],
  );
  const forget = useCallback((id: string | undefined) => {
    setFailures((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== id)));
  }, []);
  const failed = useRef(lastId);
  // The turn that was the last one when its answer failed.
  useEffect(() => {
    failed.current = lastId;
  }, [lastId]);
  useEffect(() => {
    const id = failed.current;
    if (error !== undefined && id !== undefined) learn({ [id]: failureOf(error, navigator.onLine) });
  }, [error, learn]);
  return { failures, learn, forget };
}
