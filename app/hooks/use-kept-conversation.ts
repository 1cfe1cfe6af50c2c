"use client";

import { useEffect, useRef } from "react";
import type { StoredConversation } from "#app/view/stored-conversation.ts";
import { storeConversation } from "./use-stored-conversation.ts";

/** Keeps the conversation in the browser: when an answer is whole, and when the page is left in the middle of one. */
export function useKeptConversation(conversation: StoredConversation, settled: boolean): void {
  const latest = useRef(conversation);
  useEffect(() => {
    latest.current = conversation;
    if (settled) storeConversation(conversation);
  }, [conversation, settled]);

  useEffect(() => {
    const store = () => storeConversation(latest.current);
    addEventListener("pagehide", store);
    return () => {
      removeEventListener("pagehide", store);
      store();
    };
  }, []);
}
