"use client";

import { useSyncExternalStore } from "react";
import {
  latestConversation,
  readConversation,
  readConversations,
  type TextStorage,
  writeConversation,
} from "./conversation-store.ts";
import type { StoredConversation } from "./stored-conversation.ts";

type Stored = { loaded: false } | { loaded: true; conversation: StoredConversation | undefined };

/** In the tab's own storage: the conversation that it shows. Tabs that were just opened go on with the latest. */
const TAB_KEY = "counterpoint.tab";
const NOT_LOADED: Stored = { loaded: false };
let cache: Stored | undefined;

/** The tab's conversation as it was when this page was opened; not loaded on the server and while hydrating. */
export function useStoredConversation(): Stored {
  return useSyncExternalStore(subscribe, snapshot, () => NOT_LOADED);
}

/** What is stored of a conversation now. */
export function storedConversation(id: string): StoredConversation | undefined {
  return withStorage((storage) => readConversation(storage, id));
}

/** All conversations of this browser, the last used one first. */
export function storedConversations(): StoredConversation[] {
  return withStorage(readConversations) ?? [];
}

/** Keeps the conversation, as the one that this tab shows. */
export function storeConversation(conversation: StoredConversation): void {
  keepInTab(conversation.id);
  withStorage((storage) => writeConversation(storage, conversation, Date.now()));
  cache = undefined;
}

/** From now on the tab shows this conversation, whatever other tabs do. */
export function keepInTab(id: string): void {
  try {
    sessionStorage.setItem(TAB_KEY, id);
  } catch {
    // Storage is forbidden: then nothing is kept.
  }
  cache = undefined;
}

function snapshot(): Stored {
  cache ??= { loaded: true, conversation: ofThisTab() };
  return cache;
}

function ofThisTab(): StoredConversation | undefined {
  return withStorage((storage) => {
    const latest = latestConversation(storage);
    const id = sessionStorage.getItem(TAB_KEY) ?? latest;
    return id === undefined ? undefined : readConversation(storage, id);
  });
}

/** Undefined where the browser forbids its storage. */
function withStorage<T>(use: (storage: TextStorage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

/** What other tabs write is read with the next drawing; a conversation that is open is told of it by `useOtherTabs`. */
function subscribe(): () => void {
  const forget = () => {
    cache = undefined;
  };
  addEventListener("storage", forget);
  return () => removeEventListener("storage", forget);
}
