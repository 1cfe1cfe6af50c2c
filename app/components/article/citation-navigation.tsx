"use client";

import Link from "next/link";
import { useMemo } from "react";
import { useStoredConversation } from "#app/hooks/use-stored-conversation.ts";
import { type ConversationCitation, conversationCitations } from "#app/view/conversation-citations.ts";
import type { Span } from "#lib/domain/passage.ts";

/** The citations before and after this one in the browser's conversation, in this article or another. */
export function CitationNavigation({ articleId, span }: { articleId: string; span: Span }) {
  const stored = useStoredConversation();
  const messages = stored.loaded ? stored.conversation?.messages : undefined;
  const citations = useMemo(() => conversationCitations(messages ?? []), [messages]);
  const at = citations.findLastIndex(
    (citation) => citation.articleId === articleId && citation.span.join() === span.join(),
  );
  const current = citations[at];
  if (current === undefined) return null;
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
      <Link href="/" className="justify-self-start text-accent hover:underline">
        Back to the answer
      </Link>
    </nav>
  );
}

function Step({ label, citation }: { label: string; citation: ConversationCitation | undefined }) {
  if (citation === undefined) return null;
  return (
    <Link href={citation.href} prefetch={false} className="justify-self-start text-accent hover:underline">
      {label}: source {citation.marker}, <bdi>{citation.outletName}</bdi>
    </Link>
  );
}
