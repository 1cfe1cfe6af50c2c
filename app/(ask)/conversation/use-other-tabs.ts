"use client";

import { useEffect, useRef } from "react";
import { isTurnOf } from "#app/shared/conversation/conversation-store.ts";
import type { StoredConversation } from "#app/shared/conversation/stored-conversation.ts";
import { storedConversation } from "#app/shared/conversation/use-stored-conversation.ts";

/**
 * Tells what is stored of the conversation after another tab has written to it, or while this page was asleep. While it is
 * not `settled`, an answer is arriving, and the news wait for its end.
 */
export function useOtherTabs(
  conversationId: string,
  settled: boolean,
  onNews: (stored: StoredConversation) => void,
): void {
  const waiting = useRef(false);
  useEffect(() => {
    const tell = () => {
      waiting.current = !settled;
      const stored = settled ? storedConversation(conversationId) : undefined;
      if (stored !== undefined) onNews(stored);
    };
    const onStorage = ({ key }: StorageEvent) => {
      if (isTurnOf(key, conversationId)) tell();
    };
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) tell();
    };
    if (settled && waiting.current) tell();
    addEventListener("storage", onStorage);
    addEventListener("pageshow", onShow);
    return () => {
      removeEventListener("storage", onStorage);
      removeEventListener("pageshow", onShow);
    };
  }, [conversationId, settled, onNews]);
}
