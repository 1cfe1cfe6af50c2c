"use client";

import { useEffect, useRef } from "react";
import type { StoredConversation } from "#app/shared/conversation/stored-conversation.ts";
import { storeConversation } from "#app/shared/conversation/use-stored-conversation.ts";
import { useOtherTabs } from "./use-other-tabs.ts";

/**
 * Keeps the conversation in the browser: when an answer is whole, and when the page is left in the middle of one. What
 * other tabs keep of it meanwhile is given to `onNews`.
 */
export function useKeptConversation(
  conversation: StoredConversation,
  settled: boolean,
  onNews: (stored: StoredConversation) => void,
): void {
  const latest = useRef(conversation);
  useEffect(() => {
    latest.current = conversation;
    if (settled) storeConversation(conversation);
  }, [conversation, settled]);

  // After the effect above: what is told then includes what was just kept.
  useOtherTabs(conversation.id, settled, onNews);

  useEffect(() => {
    const store = () => storeConversation(latest.current);
    addEventListener("pagehide", store);
    return () => {
      removeEventListener("pagehide", store);
      store();
    };
  }, []);
}
