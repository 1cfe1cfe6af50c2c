"use client";

import Link from "next/link";
import { useMemo } from "react";
import { articleHref } from "#app/shared/citations/article-href.ts";
import type { StoredConversation } from "#app/shared/conversation/stored-conversation.ts";
import {
  keepInTab,
  storedConversations,
  useStoredConversation,
} from "#app/shared/conversation/use-stored-conversation.ts";
import type { Span } from "#lib/schema/passage.ts";
import { type ConversationCitation, conversationCitations } from "./conversation-citations.ts";

/** The citations before and after this one in the browser's conversation, in this article or another. */
export function CitationNavigation({ articleId, span }: { articleId: string; span: Span }) {
  const stored = useStoredConversation();
  const href = articleHref(articleId, span);
  const found = useMemo(
    () => (stored.loaded ? findCitation(stored.conversation, href) : undefined),
    [stored, href],
  );
  if (found === undefined) return null;
  const { conversationId, citations, at, current } = found;
  return (
    <nav aria-label="Citations of the conversation" className="grid gap-2">
      <p className="text-muted text-sm">
        Citation {at + 1} of {citations.length}, source {current.marker} of the answer to
      </p>
      <p dir="auto" className="font-serif leading-snug">
        {current.question}
      </p>
      <Step label="Previous" citation={citations[at - 1]} />
      <Step label="Next" citation={citations[at + 1]} />
      <Link
        href="/"
        onClick={() => keepInTab(conversationId)}
        className="justify-self-start text-accent hover:underline"
      >
        Back to the answer
      </Link>
    </nav>
  );
}

/** Its place in the tab's conversation; in a tab that was opened for it, in the last one that has it. */
function findCitation(own: StoredConversation | undefined, href: string) {
  for (const { id, messages } of [...(own === undefined ? [] : [own]), ...storedConversations()]) {
    const citations = conversationCitations(messages);
    const at = citations.findLastIndex((citation) => citation.href === href);
    const current = citations[at];
    if (current !== undefined) return { conversationId: id, citations, at, current };
  }
  return undefined;
}

function Step({ label, citation }: { label: string; citation: ConversationCitation | undefined }) {
  if (citation === undefined) return null;
  return (
    <Link href={citation.href} prefetch={false} className="justify-self-start text-accent hover:underline">
      {label}: source {citation.marker}, <bdi>{citation.outletName}</bdi>
    </Link>
  );
}
