"use client";

import { useSyncExternalStore } from "react";
import {
  CONVERSATION_KEY,
  parseConversation,
  type StoredConversation,
  serialiseConversation,
} from "#app/view/stored-conversation.ts";

type Stored = { loaded: false } | { loaded: true; conversation: StoredConversation | undefined };

const NOT_LOADED: Stored = { loaded: false };
let cache: { json: string | null; stored: Stored } | undefined;

/** The conversation as it was when this page was opened; not loaded on the server and while hydrating. */
export function useStoredConversation(): Stored {
  return useSyncExternalStore(subscribe, snapshot, () => NOT_LOADED);
}

/** Keeps the conversation; when the browser's space is full, as many of the last messages as fit. */
export function storeConversation(conversation: StoredConversation): void {
  let { messages } = conversation;
  for (;;) {
    try {
      localStorage.setItem(CONVERSATION_KEY, serialiseConversation({ ...conversation, messages }));
      return;
    } catch {
      // Full, or forbidden by the browser: then nothing is kept.
      if (messages.length === 0) return;
      messages = messages.slice(Math.ceil(messages.length / 2));
    }
  }
}

function snapshot(): Stored {
  const json = read();
  if (cache === undefined || cache.json !== json) {
    cache = { json, stored: { loaded: true, conversation: parseConversation(json) } };
  }
  return cache.stored;
}

function read(): string | null {
  try {
    return localStorage.getItem(CONVERSATION_KEY);
  } catch {
    return null;
  }
}

/** Other tabs may write; a page that is open keeps its own conversation. */
function subscribe(): () => void {
  return () => {};
}
